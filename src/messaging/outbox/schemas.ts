import { type Static, Type } from 'typebox'
import { type Statement, sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'

export const messageStates = ['pending', 'sent', 'failed'] as const
export type MessageState = (typeof messageStates)[number]

/** A message without its content, which has codes and links. */
export const Message = Type.Object({
  object: Type.Literal('message'),
  id: Type.String(),
  channel: Type.Enum(['email', 'sms'], { description: 'Whether the message is an email or a text message.' }),
  to: Type.String({ description: 'The recipient’s email address or phone number.' }),
  subject: Nullable(Type.String({ description: 'Null for a text message.' })),
  state: Type.Enum([...messageStates], {
    description:
      '`pending` until the next attempt, `sent` once the mail server has accepted it, `failed` once no more attempts are made.',
  }),
  failure: Nullable(Type.String({ description: 'Why the last attempt failed, and what to check.' })),
  created_at: Timestamp,
  sent_at: Nullable(Timestamp),
  failed_at: Nullable(Timestamp),
})
export type Message = Static<typeof Message>

/** What the state of a message is, as a condition. */
export const isInState: Readonly<Record<MessageState, Statement>> = {
  pending: sql`sent_at is null and failed_at is null`,
  sent: sql`sent_at is not null`,
  failed: sql`failed_at is not null`,
}
