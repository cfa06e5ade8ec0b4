import { type Static, Type } from 'typebox'
import { Timestamp } from '#platform/http/fields.ts'
import { AuthenticationInput } from '#platform/outgoing/authentication.ts'
import { interval } from '../polling/schemas.ts'

/** A stream that we created at a transmitter. */
export const RemoteStream = Type.Object({
  stream_id: Type.String({ description: 'The id that the transmitter gave it.' }),
  verified_at: Type.Union([Timestamp, Type.Null()], {
    description: 'When the verification event came that was asked for. `null` until then.',
  }),
})
export type RemoteStream = Static<typeof RemoteStream>

export const CreateRemoteStream = Type.Object({
  issuer: Type.String({
    minLength: 1,
    maxLength: 2_000,
    description: 'The issuer of the tokens, which has SSF metadata.',
  }),
  authentication: {
    ...AuthenticationInput,
    description: 'How streams are managed there. It is kept, encrypted, until the stream is deleted there.',
  },
  delivery: Type.Optional(
    Type.Enum(['push', 'poll'], { description: 'By default by push, if the transmitter offers that.' }),
  ),
  interval_seconds: Type.Optional(interval),
})
export type CreateRemoteStream = Static<typeof CreateRemoteStream>
