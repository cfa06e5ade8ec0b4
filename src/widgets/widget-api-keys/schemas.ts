import { type Static, Type } from 'typebox'
import type { ApiKeyRow } from '#access/api-keys/index.ts'
import type { UserRow } from '#people/users/index.ts'
import { Name, Nullable, Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'
import { widgetListQuery } from '../widget-tokens/index.ts'

const members = {
  id: Type.String(),
  name: Type.String(),
  obfuscatedValue: Type.String({ ...secret, description: 'The prefix and the last four characters.' }),
  createdAt: Timestamp,
  lastUsedAt: Nullable(Timestamp),
  expiresAt: Nullable(Timestamp),
  permissions: Type.Array(Type.String()),
}

/** A key without its value. Members are camelCase, as the official widgets read them. */
export const WidgetApiKey = Type.Object(members)
export type WidgetApiKey = Static<typeof WidgetApiKey>

const Owner = Type.Object({
  type: Type.Literal('user'),
  id: Type.String(),
  email: Type.String(),
  firstName: Nullable(Type.String()),
  lastName: Nullable(Type.String()),
  displayName: Type.String(),
})

/** A key of a user. `displayName` is the email of a user without a name. */
export const WidgetUserApiKey = Type.Object({ ...members, owner: Owner })

/** A key at its creation: the only answer that has its value. */
export const NewWidgetApiKey = Type.Object({
  ...members,
  value: Type.String({ ...secret, description: 'The value of the key. Only this response contains it.' }),
})
export type NewWidgetApiKey = Static<typeof NewWidgetApiKey>

const listMetadata = Type.Object({ before: Nullable(Type.String()), after: Nullable(Type.String()) })
export const WidgetApiKeys = Type.Object({ data: Type.Array(WidgetApiKey), list_metadata: listMetadata })
export const WidgetUserApiKeys = Type.Object({ data: Type.Array(WidgetUserApiKey), list_metadata: listMetadata })

/** Permissions that a key may have, all on one page. */
export const KeyPermissions = Type.Object({
  data: Type.Array(
    Type.Object({
      id: Type.String(),
      slug: Type.String(),
      name: Type.String(),
      description: Nullable(Type.String()),
    }),
  ),
  list_metadata: listMetadata,
})
export type KeyPermissions = Static<typeof KeyPermissions>

const search = Type.Optional(
  Type.String({ maxLength: 200, description: 'Returns objects whose name contains this text.' }),
)
export const KeyQuery = widgetListQuery({ search })
/** All of them are one page. */
export const PermissionQuery = Type.Object({ search })

/** Without `expiresAt`, the key doesn't expire. */
export const CreateWidgetApiKey = Type.Object({
  name: Name(255),
  permissions: Type.Array(Type.String(), { maxItems: 1_000, description: 'The slugs of the permissions.' }),
  expiresAt: Type.Optional(Nullable(Type.String({ format: 'date-time', description: 'A time in the future.' }))),
})
export type CreateWidgetApiKey = Static<typeof CreateWidgetApiKey>

export const ExpireWidgetApiKey = Type.Object({
  expiresAt: Type.Optional(Nullable(Type.String({ format: 'date-time', description: 'At once, unless sent.' }))),
})

export function toWidgetApiKey(row: ApiKeyRow): WidgetApiKey {
  return {
    id: row.id,
    name: row.name,
    obfuscatedValue: row.obfuscated_value,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
    permissions: row.permissions,
  }
}

export function toWidgetUserApiKey(row: ApiKeyRow, user: UserRow): Static<typeof WidgetUserApiKey> {
  const { id, email, first_name: firstName, last_name: lastName } = user
  const displayName = [firstName, lastName].filter((part) => part !== null && part !== '').join(' ') || email
  return { ...toWidgetApiKey(row), owner: { type: 'user', id, email, firstName, lastName, displayName } }
}
