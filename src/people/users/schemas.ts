import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import {
  ExternalId,
  IpAddressText,
  MetadataChange,
  NewMetadata,
  Nullable,
  PersonalEmail,
  PersonalMetadata,
  PersonalText,
  Timestamp,
} from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'
import { passwordHashTypes } from './password-hashes/index.ts'

const userMembers = {
  object: Type.Literal('user'),
  id: Type.String(),
  email: PersonalEmail,
  email_verified: Type.Boolean(),
  first_name: PersonalText,
  last_name: PersonalText,
  name: Type.Optional(PersonalText),
  profile_picture_url: PersonalText,
  external_id: PersonalText,
  metadata: Type.Optional(PersonalMetadata),
  locale: Type.Optional(PersonalText),
  last_sign_in_at: Nullable(Timestamp),
  created_at: Timestamp,
  updated_at: Timestamp,
}

export const User = Type.Object(userMembers)
export type User = Static<typeof User>

/** A new user; the attempt is named when the sign-up was assessed. */
export const CreatedUser = Type.Object({ ...userMembers, radar_auth_attempt_id: Type.Optional(Type.String()) })

/** A password as a hash that another system made. `password.ts` says which combinations are refused. */
const passwordHash = {
  password_hash: Type.Optional(
    Type.String({ ...secret, maxLength: 2_048, description: 'A password hash from another system.' }),
  ),
  password_hash_type: Type.Optional(Type.Enum([...passwordHashTypes], { description: 'The algorithm of the hash.' })),
  password_salt_position: Type.Optional(
    Type.Enum(['prefix', 'suffix'], {
      description: 'Whether the salt comes before or after the password, for `ssha256`.',
    }),
  ),
}

// Emails have no maxLength: an invalid email is one specific error, not two.
export const CreateUser = Type.Object({
  email: Type.String({ format: 'email' }),
  first_name: Type.Optional(Nullable(Type.String({ maxLength: 255 }))),
  last_name: Type.Optional(Nullable(Type.String({ maxLength: 255 }))),
  name: Type.Optional(Nullable(Type.String({ maxLength: 512 }))),
  email_verified: Type.Optional(Nullable(Type.Boolean())),
  metadata: Type.Optional(Nullable(NewMetadata)),
  external_id: Type.Optional(Nullable(ExternalId)),
  ip_address: Type.Optional(Nullable(IpAddressText)),
  user_agent: Type.Optional(Nullable(Type.String({ maxLength: 1_024 }))),
  signals_id: Type.Optional(Type.String({ maxLength: 255 })),
  password: Type.Optional(Nullable(Type.String(secret))),
  ...passwordHash,
})
export type CreateUser = Static<typeof CreateUser>

export const UpdateUser = Type.Object({
  email: Type.Optional(Type.String({ format: 'email' })),
  first_name: Type.Optional(Type.String({ maxLength: 255 })),
  last_name: Type.Optional(Type.String({ maxLength: 255 })),
  name: Type.Optional(Type.String({ maxLength: 512 })),
  email_verified: Type.Optional(Type.Boolean()),
  metadata: Type.Optional(Nullable(MetadataChange)),
  external_id: Type.Optional(Nullable(ExternalId)),
  locale: Type.Optional(Nullable(Type.String())),
  password: Type.Optional(Type.String(secret)),
  ...passwordHash,
})
export type UpdateUser = Static<typeof UpdateUser>

/** A user without the hash of the password, which only `password.ts` reads. */
export interface UserRow {
  id: string
  email: string
  email_verified: boolean
  first_name: string | null
  last_name: string | null
  name: string | null
  profile_picture_url: string | null
  external_id: string | null
  metadata: Record<string, string>
  locale: string | null
  last_sign_in_at: string | null
  /** How often their access has ended: a sign-in that began at an earlier count is refused. */
  access_epoch: number
  created_at: string
  updated_at: string
}

/** A user with what their password is held against. */
export interface UserWithPassword extends UserRow {
  password_hash: string | null
}

export const userColumns = sql`
  id, email, email_verified, first_name, last_name, name, profile_picture_url, external_id, metadata, locale,
  last_sign_in_at, access_epoch, created_at, updated_at`

export function toUser(row: Omit<UserRow, 'access_epoch'>): User {
  return {
    object: 'user',
    id: row.id,
    email: row.email,
    email_verified: row.email_verified,
    first_name: row.first_name,
    last_name: row.last_name,
    name: row.name,
    profile_picture_url: row.profile_picture_url,
    external_id: row.external_id,
    metadata: row.metadata,
    locale: row.locale,
    last_sign_in_at: row.last_sign_in_at,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}
