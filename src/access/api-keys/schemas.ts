import { type Static, type TSchema, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Name, Nullable, Timestamp } from '#platform/http/fields.ts'
import { notSecret, secret } from '#platform/marks.ts'

const OrganizationOwner = Type.Object({ type: Type.Literal('organization'), id: Type.String() })
const UserOwner = Type.Object({
  type: Type.Literal('user'),
  id: Type.String(),
  organization_id: Type.String({ description: 'The organization that the key can access.' }),
})

function apiKey<O extends TSchema>(owner: O) {
  return Type.Object({
    object: Type.Literal('api_key'),
    id: Type.String(),
    owner,
    name: Type.String(),
    obfuscated_value: Type.String({ ...notSecret, description: 'The prefix and the last four characters.' }),
    last_used_at: Nullable(
      Type.String({ format: 'date-time', description: 'Approximate: up to about a minute behind.' }),
    ),
    expires_at: Nullable(Timestamp),
    permissions: Type.Array(Type.String()),
    created_at: Timestamp,
    updated_at: Timestamp,
  })
}

export const OrganizationApiKey = apiKey(OrganizationOwner)
export type OrganizationApiKey = Static<typeof OrganizationApiKey>

export const UserApiKey = apiKey(UserOwner)
export type UserApiKey = Static<typeof UserApiKey>

/** A key of either kind. */
export const ApiKey = apiKey(Type.Union([OrganizationOwner, UserOwner]))
export type ApiKey = Static<typeof ApiKey>

const shownOnce = {
  value: Type.String({ ...secret, description: 'The value of the key. Only this response contains it.' }),
}
export const OrganizationApiKeyWithValue = Type.Object({ ...OrganizationApiKey.properties, ...shownOnce })
export const UserApiKeyWithValue = Type.Object({ ...UserApiKey.properties, ...shownOnce })

/** The previous values of an update: only the expiry can change. Part of the event's data, not of its context. */
export const UpdatedApiKey = Type.Object({
  ...ApiKey.properties,
  previous_attributes: Type.Object({ expires_at: Nullable(Timestamp) }),
})

/** See `requested-grants.ts` for what is refused. */
const grants = {
  name: Name(255),
  permissions: Type.Optional(
    Type.Array(Type.String(), { maxItems: 1_000, description: 'The slugs of the permissions.' }),
  ),
  expires_at: Type.Optional(Type.String({ format: 'date-time', description: 'A time in the future.' })),
}

export const CreateOrganizationApiKey = Type.Object(grants)
export type CreateOrganizationApiKey = Static<typeof CreateOrganizationApiKey>

export const CreateUserApiKey = Type.Object({ ...grants, organization_id: Type.String() })
export type CreateUserApiKey = Static<typeof CreateUserApiKey>

export const ExpireApiKey = Type.Object({
  expires_at: Type.Optional(Nullable(Timestamp)),
})
export type ExpireApiKey = Static<typeof ExpireApiKey>

export interface ApiKeyRow {
  id: string
  organization_id: string
  /** The owner; null for a key of the organization itself. */
  user_id: string | null
  name: string
  obfuscated_value: string
  permissions: string[]
  expires_at: string | null
  last_used_at: string | null
  created_at: string
  updated_at: string
}

export interface UserApiKeyRow extends ApiKeyRow {
  user_id: string
}

export const apiKeyColumns = sql`
  k.id, k.organization_id, k.user_id, k.name, k.obfuscated_value, k.permissions, k.expires_at, k.last_used_at, k.created_at,
  k.updated_at`

export function toApiKey(row: ApiKeyRow): ApiKey {
  return isOwnedByUser(row) ? toUserApiKey(row) : toOrganizationApiKey(row)
}

export function toOrganizationApiKey(row: ApiKeyRow): OrganizationApiKey {
  return withOwner({ type: 'organization', id: row.organization_id }, row)
}

export function toUserApiKey(row: UserApiKeyRow): UserApiKey {
  return withOwner({ type: 'user', id: row.user_id, organization_id: row.organization_id }, row)
}

function isOwnedByUser(row: ApiKeyRow): row is UserApiKeyRow {
  return row.user_id !== null
}

function withOwner<O>(owner: O, row: ApiKeyRow) {
  return {
    object: 'api_key' as const,
    id: row.id,
    owner,
    name: row.name,
    obfuscated_value: row.obfuscated_value,
    last_used_at: row.last_used_at,
    expires_at: row.expires_at,
    permissions: row.permissions,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}
