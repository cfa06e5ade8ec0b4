import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Name, Nullable, Timestamp } from '#platform/http/fields.ts'
import { Description } from '../permissions/index.ts'
import { ResourceTypeSlug } from '../resource-types/index.ts'

/** The prefix of the slugs of an organization's roles, reserved for them. */
export const organizationPrefix = 'org-'

const name = Name(48)

export const RoleSlug = Type.String({
  minLength: 1,
  maxLength: 48,
  pattern: '^[a-z0-9_-]+$',
  'x-characters': 'lower-case letters, digits, `_` and `-`',
})
export const OrganizationParams = Type.Object({ organizationId: Type.String() })
export const OrganizationRoleParams = Type.Object({ organizationId: Type.String(), slug: Type.String() })

export const roleTypes = ['EnvironmentRole', 'OrganizationRole'] as const

export const Role = Type.Object({
  slug: Type.String(),
  object: Type.Literal('role'),
  id: Type.String(),
  name: Type.String(),
  description: Nullable(Type.String()),
  type: Type.Enum([...roleTypes]),
  resource_type_slug: Type.String(),
  permissions: Type.Array(Type.String()),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type Role = Static<typeof Role>

/** All roles, highest priority first: the official list has no pages. */
export const RoleList = Type.Object({ object: Type.Literal('list'), data: Type.Array(Role) })

/** An environment's role as events carry it: without id, name and description. */
export const AnnouncedRole = Type.Object({
  object: Type.Literal('role'),
  slug: Type.String(),
  resource_type_slug: Type.String(),
  permissions: Type.Array(Type.String()),
  created_at: Timestamp,
  updated_at: Timestamp,
})

/** An organization's own role as events carry it. */
export const AnnouncedOrganizationRole = Type.Object({
  object: Type.Literal('organization_role'),
  organization_id: Type.String(),
  slug: Type.String(),
  name: Type.String(),
  description: Nullable(Type.String()),
  resource_type_slug: Type.String(),
  permissions: Type.Array(Type.String()),
  created_at: Timestamp,
  updated_at: Timestamp,
})

const newRole = { name, description: Description, resource_type_slug: Type.Optional(ResourceTypeSlug) }

export const CreateRole = Type.Object({ slug: RoleSlug, ...newRole })
export type CreateRole = Static<typeof CreateRole>

export const CreateOrganizationRole = Type.Object({ slug: Type.Optional(RoleSlug), ...newRole })
export type CreateOrganizationRole = Static<typeof CreateOrganizationRole>

export const AddPermission = Type.Object({ slug: Type.String() })
export const SetPermissions = Type.Object({ permissions: Type.Array(Type.String(), { maxItems: 1_000 }) })

/** The slug of a role that must exist. */
export const NamedRole = Type.Object({ slug: Type.String() })

/** Roles by slug, highest priority first. */
export const RoleOrder = Type.Object({ slugs: Type.Array(Type.String(), { maxItems: 1_000 }) })

export interface RoleRow {
  id: string
  slug: string
  organization_id: string | null
  name: string
  description: string | null
  type: (typeof roleTypes)[number]
  resource_type_slug: string
  is_default: boolean
  created_at: string
  updated_at: string
}

/** The columns of a role, from a table with the alias `r`. */
export const roleColumns = sql`
  r.id, r.slug, r.organization_id, r.name, r.description, r.type, r.resource_type_slug, r.is_default, r.created_at,
  r.updated_at`

export interface RoleWithPermissions extends RoleRow {
  /** Slugs, sorted. */
  permissions: string[]
}

/** The columns of a role that goes by `r`, and the slugs of its permissions. */
export const roleWithPermissions = sql`
  ${roleColumns}, array(
    select p.slug from role_permissions rp
    join permissions p on p.environment_id = rp.environment_id and p.id = rp.permission_id
    where rp.environment_id = r.environment_id and rp.role_id = r.id order by p.slug) as permissions`

export function toRole(row: RoleWithPermissions): Role {
  return {
    slug: row.slug,
    object: 'role',
    id: row.id,
    name: row.name,
    description: row.description,
    type: row.type,
    resource_type_slug: row.resource_type_slug,
    permissions: row.permissions,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function toRoleList(rows: readonly RoleWithPermissions[]): Static<typeof RoleList> {
  return { object: 'list', data: rows.map(toRole) }
}

export function toAnnouncedRole(row: RoleWithPermissions): Static<typeof AnnouncedRole> {
  const { slug, resource_type_slug, permissions, created_at, updated_at } = row
  return { object: 'role', slug, resource_type_slug, permissions, created_at, updated_at }
}

export function toAnnouncedOrganizationRole(row: RoleWithPermissions): Static<typeof AnnouncedOrganizationRole> {
  const { slug, name, description, resource_type_slug, permissions, created_at, updated_at } = row
  return {
    object: 'organization_role',
    organization_id: row.organization_id ?? '',
    slug,
    name,
    description,
    resource_type_slug,
    permissions,
    created_at,
    updated_at,
  }
}
