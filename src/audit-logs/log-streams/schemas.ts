import { type Static, type TObject, type TProperties, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { TaggedUnion } from '#platform/http/tagged-union.ts'
import {
  type DestinationChange,
  type DestinationInput,
  destinations,
  type ShownDestination,
} from './destinations/index.ts'

export const streamStates = ['active', 'error', 'invalid', 'inactive'] as const
export type StreamState = (typeof streamStates)[number]

function unionOf<T>(secretsOf: (secrets: TObject) => TProperties) {
  const shapes = destinations.map(({ type, settings, secrets }) =>
    Type.Object({ type: Type.Literal(type), ...settings.properties, ...secretsOf(secrets) }),
  )
  return Type.Unsafe<T>(TaggedUnion('type', shapes))
}

export const CreateLogStream = Type.Object({
  organization_id: Type.String(),
  destination: unionOf<DestinationInput>((secrets) => secrets.properties),
  state: Type.Optional(
    Type.Enum(['active', 'inactive'], {
      description: 'Whether the stream starts at once. Default: `active`.',
    }),
  ),
  begin_with: Type.Optional(
    Type.Enum(['new_events', 'all_events'], {
      description: 'Whether the stream also sends events that are already in the log. Default: only new events.',
    }),
  ),
})
export type CreateLogStream = Static<typeof CreateLogStream>

export const UpdateLogStream = Type.Object({
  destination: Type.Optional(unionOf<DestinationChange>((secrets) => Type.Partial(secrets).properties)),
  state: Type.Optional(
    Type.Enum(['active', 'inactive'], {
      description: '`inactive` pauses the stream; `active` continues with the event at which it stopped.',
    }),
  ),
})
export type UpdateLogStream = Static<typeof UpdateLogStream>

export const LogStream = Type.Object({
  object: Type.Literal('audit_log_stream'),
  id: Type.String(),
  organization_id: Type.String(),
  destination: unionOf<ShownDestination>(() => ({})),
  state: Type.Enum([...streamStates], {
    description:
      '`error`: the destination did not accept events and is tried again. `invalid`: it refused the credentials or settings and is tried every hour. `inactive`: paused.',
  }),
  pending_events: Type.Integer({ description: 'The number of events in the log that have not been delivered yet.' }),
  last_synced_at: Nullable(Timestamp),
  last_error: Nullable(
    Type.Object(
      { message: Type.String(), occurred_at: Timestamp },
      { description: 'The error of the last attempt. `null` if it succeeded.' },
    ),
  ),
  next_attempt_at: Nullable(Timestamp),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type LogStream = Static<typeof LogStream>

export const LogStreamTest = Type.Object({
  object: Type.Literal('audit_log_stream_test'),
  stream_id: Type.String({ description: 'The id of the log stream.' }),
  event_id: Type.String({ description: 'The id of the event that was sent. The event is not in the log.' }),
  is_delivered: Type.Boolean({ description: 'Whether the destination accepted the event.' }),
  error: Nullable(Type.String({ description: 'Why it was not accepted.' })),
})
export type LogStreamTest = Static<typeof LogStreamTest>

export interface LogStreamRow {
  id: string
  organization_id: string
  type: string
  state: StreamState
  settings: Record<string, unknown>
  sealed_secrets: string
  sequence: number
  last_synced_at: string | null
  last_error: string | null
  last_error_at: string | null
  failures: number
  next_attempt_at: string
  created_at: string
  updated_at: string
}

export const streamColumns = sql`
  s.id, s.organization_id, s.type, s.state, s.settings, s.sealed_secrets, s.sequence, s.last_synced_at, s.last_error,
  s.last_error_at, s.failures, s.next_attempt_at, s.created_at, s.updated_at`

/** @param newest the place of the organization's newest event */
export function toLogStream(row: LogStreamRow, newest: number): LogStream {
  const { id, organization_id, type, state, settings, last_synced_at, created_at, updated_at } = row
  const pending = Math.max(0, newest - row.sequence)
  return {
    object: 'audit_log_stream',
    id,
    organization_id,
    // Validated against the schema of this type when it was stored.
    destination: { type, ...settings } as ShownDestination,
    state,
    pending_events: pending,
    last_synced_at,
    last_error:
      row.last_error === null || row.last_error_at === null
        ? null
        : { message: row.last_error, occurred_at: row.last_error_at },
    next_attempt_at: (state === 'error' || state === 'invalid') && pending > 0 ? row.next_attempt_at : null,
    created_at,
    updated_at,
  }
}
