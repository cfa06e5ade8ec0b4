import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Timestamp } from '#platform/http/fields.ts'

export const ItContact = Type.Object({
  object: Type.Literal('it_contact'),
  id: Type.String(),
  email: Type.String(),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type ItContact = Static<typeof ItContact>

export const CreateItContact = Type.Object({
  email: Type.String({
    format: 'email',
    description: 'The email address. An organization has each address once, ignoring case.',
  }),
})

export interface ItContactRow {
  id: string
  organization_id: string
  email: string
  created_at: string
}

export const itContactColumns = sql`id, organization_id, email, created_at`

/** A contact is never changed: another address is another contact. */
export function toItContact({ id, email, created_at }: ItContactRow): ItContact {
  return { object: 'it_contact', id, email, created_at, updated_at: created_at }
}
