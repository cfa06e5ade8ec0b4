import type { AuditEvent } from '../audit-events/index.ts'

/** What every destination gets of an event. */
export type WireEvent = ReturnType<typeof toWireEvent>

export function toWireEvent({ id, action, targets, actor, context, metadata, occurred_at, version }: AuditEvent) {
  return { id: ulidOf(id), action, version, occurred_at, actor, targets, context, metadata }
}

/** Without the prefix. Receivers know an event that came twice by it. */
export function ulidOf(id: string): string {
  return id.slice(id.lastIndexOf('_') + 1)
}
