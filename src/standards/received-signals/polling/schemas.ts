import { type Static, Type } from 'typebox'
import { type Statement, sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { Authentication, AuthenticationInput } from '#platform/outgoing/authentication.ts'

const endpointUrl = Type.String({
  minLength: 1,
  maxLength: 2_000,
  description: 'Where the transmitter answers polls.',
})
const how = { description: 'How the transmitter is authenticated to.' }
export const interval = Type.Union([Type.Integer({ minimum: 5, maximum: 3_600 }), Type.Null()], {
  description:
    'How often the transmitter is asked, in seconds. `null`, the default: it holds each request until there is a token, so that tokens come at once.',
})
const state = Type.Enum(['active', 'paused'], {
  description: '`paused` asks for nothing; `active` continues with what waits at the transmitter.',
})

/** How a transmitter is asked for tokens (RFC 8936), as it is set. */
export const SetSignalPoll = Type.Object({
  endpoint_url: endpointUrl,
  authentication: { ...AuthenticationInput, ...how },
  interval_seconds: Type.Optional(interval),
  state: Type.Optional(state),
})
export type SetSignalPoll = Static<typeof SetSignalPoll>

export const UpdateSignalPoll = Type.Object({
  authentication: Type.Optional({ ...AuthenticationInput, ...how }),
  interval_seconds: Type.Optional(interval),
  state: Type.Optional(state),
})
export type UpdateSignalPoll = Static<typeof UpdateSignalPoll>

export const SignalPoll = Type.Object({
  endpoint_url: endpointUrl,
  authentication: { ...Authentication, ...how },
  interval_seconds: interval,
  state,
  polled_at: Type.Union([Timestamp, Type.Null()], {
    description: 'When the transmitter last answered. `null` if it never did.',
  }),
  last_error: Nullable(
    Type.Object(
      { message: Type.String(), occurred_at: Timestamp },
      { description: 'Why the last poll failed. `null` if it did not.' },
    ),
  ),
  next_attempt_at: Type.Union([Timestamp, Type.Null()], {
    description: 'After a failure, when the transmitter is asked again.',
  }),
})
export type SignalPoll = Static<typeof SignalPoll>

export interface PollRow {
  /** Of the connection. */
  id: string
  endpoint_url: string
  authentication: Authentication
  sealed_secret: string
  interval_seconds: number | null
  state: 'active' | 'paused'
  polled_at: string | null
  failures: number
  last_error: string | null
  last_error_at: string | null
  next_attempt_at: string | null
}

export const pollColumns: Statement = sql`
  p.id, p.endpoint_url, p.authentication, p.sealed_secret, p.interval_seconds, p.state, p.polled_at, p.failures, p.last_error,
  p.last_error_at, p.next_attempt_at`

export function toPoll(row: PollRow): SignalPoll {
  const { last_error, last_error_at } = row
  return {
    endpoint_url: row.endpoint_url,
    authentication: row.authentication,
    interval_seconds: row.interval_seconds,
    state: row.state,
    polled_at: row.polled_at,
    last_error:
      last_error === null || last_error_at === null ? null : { message: last_error, occurred_at: last_error_at },
    next_attempt_at: row.failures > 0 ? row.next_attempt_at : null,
  }
}
