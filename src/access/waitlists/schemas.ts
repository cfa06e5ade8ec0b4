import { type Static, Type } from 'typebox'
import { Metadata, Nullable, PersonalEmail, Timestamp } from '#platform/http/fields.ts'
import type { Locale } from '#platform/locale.ts'

export const waitlistStates = ['pending', 'approved', 'denied'] as const
export type WaitlistState = (typeof waitlistStates)[number]

export const Waitlist = Type.Object({
  object: Type.Literal('waitlist'),
  id: Type.String(),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type Waitlist = Static<typeof Waitlist>

const entry = {
  id: Type.String(),
  email: PersonalEmail,
  state: Type.Enum([...waitlistStates]),
  approved_at: Nullable(Timestamp),
  waitlist_id: Nullable(Type.String({ description: 'The id of the waitlist.' })),
  created_at: Timestamp,
  updated_at: Timestamp,
}

export const WaitlistEntry = Type.Object({
  object: Type.Literal('waitlist_entry'),
  ...entry,
  additional_fields: Type.Optional({
    ...Metadata,
    description: 'The person’s answers to the additional fields. The text is untrusted.',
  }),
})
export type WaitlistEntry = Static<typeof WaitlistEntry>

/** An entry as it appears in events: without the additional fields. */
export const WaitlistUser = Type.Object({ object: Type.Literal('waitlist_user'), ...entry })
export type WaitlistUser = Static<typeof WaitlistUser>

export const CreateWaitlistEntry = Type.Object({
  email: Type.String({ format: 'email', maxLength: 254 }),
  additional_fields: Type.Optional(
    // Not a `Type.Record`, whose pattern leaves keys with a line break unchecked.
    Type.Unsafe<Record<string, string>>({
      type: 'object',
      additionalProperties: Type.String({ maxLength: 600 }),
      maxProperties: 50,
      propertyNames: { maxLength: 40 },
      description: 'The person’s answers to the additional fields. The text is untrusted.',
    }),
  ),
  send_confirmation_email: Type.Optional(
    Type.Boolean({ description: 'Whether a new entry is confirmed by email. Default: false.' }),
  ),
})
export type CreateWaitlistEntry = Static<typeof CreateWaitlistEntry>

export interface WaitlistRow {
  id: string
  created_at: string
  updated_at: string
}

export interface WaitlistEntryRow extends WaitlistRow {
  waitlist_id: string
  email: string
  state: WaitlistState
  approved_at: string | null
  additional_fields: Record<string, string>
  locale: Locale | null
}

export function toWaitlist({ id, created_at, updated_at }: WaitlistRow): Waitlist {
  return { object: 'waitlist', id, created_at, updated_at }
}

export function toWaitlistEntry(row: WaitlistEntryRow): WaitlistEntry {
  const { additional_fields } = row
  const isEmpty = Object.keys(additional_fields).length === 0
  return { ...toWaitlistUser(row), object: 'waitlist_entry', ...(isEmpty ? {} : { additional_fields }) }
}

export function toWaitlistUser(row: WaitlistEntryRow): WaitlistUser {
  const { id, email, state, approved_at, waitlist_id, created_at, updated_at } = row
  return { object: 'waitlist_user', id, email, state, approved_at, waitlist_id, created_at, updated_at }
}
