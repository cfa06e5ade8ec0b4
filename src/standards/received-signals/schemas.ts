import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { type PollRow, SetSignalPoll, SignalPoll, toPoll } from './polling/schemas.ts'
import { RemoteStream } from './remote-stream/schemas.ts'

/** Who sends signals about the people of a connection, and where to. */
export const SignalReceiver = Type.Object({
  object: Type.Literal('signal_receiver'),
  connection_id: Type.String(),
  endpoint_url: Type.String({ description: 'Where the transmitter pushes its tokens.' }),
  issuer: Type.String({ description: 'The `iss` of its tokens.' }),
  jwks_uri: Type.String({ description: 'The keys that verify its tokens.' }),
  audience: Type.String({ description: 'The only `aud` of its tokens.' }),
  poll: Type.Union([SignalPoll, Type.Null()], {
    description: 'How the transmitter is polled. `null`: it pushes its tokens.',
  }),
  stream: Type.Union([RemoteStream, Type.Null()], {
    description: 'The stream that was created at the transmitter. `null` if it was set up by hand.',
  }),
  last_refusal: Nullable(
    Type.Object(
      {
        error: Type.String({ description: 'The `err` that the transmitter was answered.' }),
        message: Type.String(),
        occurred_at: Timestamp,
      },
      { description: 'Why a token was refused last, noted once a minute at most.' },
    ),
  ),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type SignalReceiver = Static<typeof SignalReceiver>

const address = (description: string) => Type.String({ minLength: 1, maxLength: 2_000, description })

export const SetSignalReceiver = Type.Object({
  issuer: address('The `iss` of the tokens.'),
  jwks_uri: Type.Optional(
    address('The keys that verify the tokens. Without it, they are found in the SSF metadata of the issuer.'),
  ),
  audience: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 500,
      description: 'The `aud` that the transmitter gives to its tokens. By default our `endpoint_url`.',
    }),
  ),
  poll: Type.Optional({ ...SetSignalPoll, description: 'For a transmitter that is polled instead of pushing.' }),
})
export type SetSignalReceiver = Static<typeof SetSignalReceiver>

export interface ReceiverRow {
  connection_id: string
  issuer: string
  jwks_uri: string
  audience: string
  stream_id: string | null
  verified_at: string | null
  last_refusal_error: string | null
  last_refusal: string | null
  last_refusal_at: string | null
  created_at: string
  updated_at: string
}

export const receiverColumns = sql`
  connection_id, issuer, jwks_uri, audience, stream_id, verified_at, last_refusal_error, last_refusal, last_refusal_at, created_at, updated_at`

export function toReceiver(row: ReceiverRow, poll: PollRow | undefined, endpointUrl: string): SignalReceiver {
  const { connection_id, issuer, jwks_uri, audience, stream_id, verified_at, created_at, updated_at } = row
  const { last_refusal_error: error, last_refusal: message, last_refusal_at: occurred_at } = row
  return {
    object: 'signal_receiver',
    connection_id,
    endpoint_url: endpointUrl,
    issuer,
    jwks_uri,
    audience,
    poll: poll === undefined ? null : toPoll(poll),
    stream: stream_id === null ? null : { stream_id, verified_at },
    last_refusal: error === null || message === null || occurred_at === null ? null : { error, message, occurred_at },
    created_at,
    updated_at,
  }
}

export const outcomes = ['sessions_ended', 'no_session', 'unknown_subject', 'noted'] as const
export type Outcome = (typeof outcomes)[number]

/** A signal that was accepted, and what it did. */
export const ReceivedSignal = Type.Object({
  object: Type.Literal('received_signal'),
  id: Type.String(),
  connection_id: Type.String(),
  jti: Type.String({ description: 'The id of the token.' }),
  type: Type.String({ description: 'The last part of the event’s URI, or `other` for one that has no meaning here.' }),
  outcome: Type.Enum([...outcomes], {
    description:
      '`no_session`: the person had none. `unknown_subject`: no one who has signed in through the connection is meant. `noted`: the event ends nothing.',
  }),
  initiating_entity: Type.Union([Type.Enum(['admin', 'user', 'policy', 'system']), Type.Null()], {
    description: 'Who caused it there, as the transmitter says.',
  }),
  user_id: Nullable(Type.String({ description: 'Whom the signal is about.' })),
  sessions_ended: Type.Integer({ description: 'How many sessions it ended.' }),
  issued_at: { ...Timestamp, description: 'When the transmitter issued the token.' },
  created_at: Timestamp,
})
export type ReceivedSignal = Static<typeof ReceivedSignal>

export type ReceivedSignalRow = Omit<ReceivedSignal, 'object'>

export const receivedColumns = sql`
  id, connection_id, jti, type, outcome, initiating_entity, user_id, sessions_ended, issued_at, created_at`

export function toReceivedSignal(row: ReceivedSignalRow): ReceivedSignal {
  return { object: 'received_signal', ...row }
}
