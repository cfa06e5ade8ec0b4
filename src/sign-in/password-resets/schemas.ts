import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { PersonalEmail, Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'

/** A reset as events carry it: without what performs it. */
export const EventPasswordReset = Type.Object({
  object: Type.Literal('password_reset'),
  id: Type.String(),
  user_id: Type.String(),
  email: PersonalEmail,
  expires_at: Timestamp,
  created_at: Timestamp,
})

export const PasswordReset = Type.Object({
  ...EventPasswordReset.properties,
  password_reset_token: Type.String({ ...secret, description: 'The token to reset the password with.' }),
  password_reset_url: Type.String({ ...secret, description: 'The link to reset the password with.' }),
})
export type PasswordReset = Static<typeof PasswordReset>

export interface PasswordResetRow {
  id: string
  user_id: string
  email: string
  sealed_token: string
  expires_at: string
  created_at: string
}

export const passwordResetColumns = sql`id, user_id, email, sealed_token, expires_at, created_at`

export function toEventPasswordReset(row: PasswordResetRow): Static<typeof EventPasswordReset> {
  const { id, user_id, email, expires_at, created_at } = row
  return { object: 'password_reset', id, user_id, email, expires_at, created_at }
}
