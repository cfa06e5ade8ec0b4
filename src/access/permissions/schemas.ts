import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Name, Nullable, Timestamp } from '#platform/http/fields.ts'
import { ResourceTypeSlug } from '../resource-types/index.ts'

const name = Name(48)
export const Description = Type.Optional(Nullable(Type.String({ maxLength: 150 })))

export const Permission = Type.Object({
  object: Type.Literal('permission'),
  id: Type.String(),
  slug: Type.String(),
  name: Type.String(),
  description: Nullable(Type.String()),
  system: Type.Boolean({ description: 'Whether the permission is built in and can’t be changed.' }),
  resource_type_slug: Type.String(),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type Permission = Static<typeof Permission>

export const CreatePermission = Type.Object({
  slug: Type.String({
    minLength: 1,
    maxLength: 48,
    pattern: '^[a-z0-9_:.*-]+$',
    'x-characters': 'lower-case letters, digits, `_`, `:`, `.`, `*` and `-`',
  }),
  name,
  description: Description,
  resource_type_slug: Type.Optional(ResourceTypeSlug),
})
export type CreatePermission = Static<typeof CreatePermission>

/** What can change of a role and of a permission. Slugs and resource types cannot. */
export const UpdateNames = Type.Object({ name: Type.Optional(name), description: Description })
export type UpdateNames = Static<typeof UpdateNames>

export interface PermissionRow {
  id: string
  slug: string
  name: string
  description: string | null
  resource_type_slug: string
  system: boolean
  created_at: string
  updated_at: string
}

export const permissionColumns = sql`
  id, slug, name, description, resource_type_slug, system, created_at, updated_at`

export function toPermission(row: PermissionRow): Permission {
  return {
    object: 'permission',
    id: row.id,
    slug: row.slug,
    name: row.name,
    description: row.description,
    system: row.system,
    resource_type_slug: row.resource_type_slug,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}
