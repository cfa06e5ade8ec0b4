import type { AuditEvent } from '../../audit-events/index.ts'
import { destinationOf } from '../destinations/index.ts'
import type { ClaimedStream } from './claimed-stream.ts'

/**
 * How many events are sent at once. A receiver may be unable to take as many, or one of them: with each failure it is a
 * quarter, down to one, and with each success twice as many again.
 */
export function largestBatch({ type, batch_events }: Pick<ClaimedStream, 'type' | 'batch_events'>): number {
  return batch_events ?? destinationOf(type).limits.events
}

export function afterFailure(sent: number): number {
  return Math.max(1, Math.ceil(sent / 4))
}

/** `null` for as many as the destination accepts. */
export function afterSuccess(stream: Pick<ClaimedStream, 'type' | 'batch_events'>): number | null {
  const next = largestBatch(stream) * 2
  return next < destinationOf(stream.type).limits.events ? next : null
}

/** The first events that together are not larger; one event at least, however large. */
export function withinBytes(events: readonly AuditEvent[], limit: number): readonly AuditEvent[] {
  let bytes = 0
  const first = events.findIndex((event, at) => {
    bytes += Buffer.byteLength(JSON.stringify(event))
    return at > 0 && bytes > limit
  })
  return first === -1 ? events : events.slice(0, first)
}
