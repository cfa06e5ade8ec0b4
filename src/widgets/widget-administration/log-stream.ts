import { type Static, Type } from 'typebox'
import { logStreamTypes, readAuditEventsAfter } from '#audit-logs/audit-events/index.ts'
import { type ConfiguredStream, findConfiguredStream } from '#audit-logs/log-streams/index.ts'
import type { Context } from '#platform/context.ts'
import { Nullable } from '#platform/http/fields.ts'
import type { OrganizationWidget } from '../widget-tokens/index.ts'

const Stream = Type.Object({
  id: Type.String(),
  state: Type.Enum(['Active', 'Inactive', 'Error', 'Invalid']),
  type: Type.Enum([...logStreamTypes]),
  errorMessage: Nullable(Type.String()),
  lastSyncedEventId: Nullable(
    Type.String({ description: 'The ULID of its id alone: the widget reads the time in it.' }),
  ),
  auditLogTrailId: Type.String({ description: 'The id of the organization, which has one audit log.' }),
})

export const WidgetLogStream = Type.Union([Stream, Type.Object({}, { additionalProperties: false })])
export type WidgetLogStream = Static<typeof WidgetLogStream>

const states = { active: 'Active', inactive: 'Inactive', error: 'Error', invalid: 'Invalid' } as const

/** The log stream of an organization; `{}` where there is none. */
export async function readLogStream(ctx: Context, { organizationId }: OrganizationWidget): Promise<WidgetLogStream> {
  const stream = await findConfiguredStream(ctx, organizationId)
  if (stream === undefined) return {}
  const { id, type, state, last_error } = stream
  return {
    id,
    type,
    state: states[state],
    errorMessage: state === 'error' || state === 'invalid' ? last_error : null,
    lastSyncedEventId: await lastSyncedEvent(ctx, organizationId, stream),
    auditLogTrailId: organizationId,
  }
}

/** `null` also where retention has removed it. */
async function lastSyncedEvent(
  ctx: Context,
  organizationId: string,
  { sequence, last_synced_at }: ConfiguredStream,
): Promise<string | null> {
  if (last_synced_at === null) return null
  const [event] = await readAuditEventsAfter(ctx, organizationId, sequence - 1, 1)
  return event === undefined ? null : event.id.slice(event.id.lastIndexOf('_') + 1)
}
