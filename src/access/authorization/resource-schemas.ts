import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { ExternalId, Nullable, Timestamp } from '#platform/http/fields.ts'
import { ResourceTypeSlug } from '../resource-types/index.ts'

export const Resource = Type.Object({
  object: Type.Literal('authorization_resource'),
  name: Type.String(),
  description: Nullable(Type.String()),
  organization_id: Type.String(),
  parent_resource_id: Nullable(Type.String({ description: 'Null for the resource of the organization.' })),
  id: Type.String(),
  external_id: Type.String(),
  resource_type_slug: Type.String(),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type Resource = Static<typeof Resource>

const name = Type.String({ maxLength: 48 })
const description = Type.Optional(Nullable(Type.String({ maxLength: 150 })))
const parentByExternalId = {
  parent_resource_external_id: Type.Optional(Type.String()),
  parent_resource_type_slug: Type.Optional(Type.String()),
}

export const CreateResource = Type.Object({
  external_id: ExternalId,
  name,
  description,
  resource_type_slug: ResourceTypeSlug,
  organization_id: Type.String(),
  parent_resource_id: Type.Optional(Nullable(Type.String({ description: 'Default: the organization.' }))),
  ...parentByExternalId,
})
export type CreateResource = Static<typeof CreateResource>

export const UpdateResource = Type.Object({
  name: Type.Optional(name),
  description,
  parent_resource_id: Type.Optional(Type.String({ description: 'Moves the resource with everything below it.' })),
  ...parentByExternalId,
})
export type UpdateResource = Static<typeof UpdateResource>

export const ResourceIdParams = Type.Object({ resource_id: Type.String() })
export const ExternalIdParams = Type.Object({
  organization_id: Type.String(),
  resource_type_slug: Type.String(),
  external_id: Type.String(),
})

export interface ResourceRow {
  id: string
  organization_id: string
  resource_type_slug: string
  external_id: string
  name: string
  description: string | null
  /** Null for the organization itself. */
  parent_id: string | null
  /** The ids from the organization down to the resource itself. */
  path: string[]
  created_at: string
  updated_at: string
}

/** The columns of a resource, from a table with the alias `t`. */
export const resourceColumns = sql`
  t.id, t.organization_id, t.resource_type_slug, t.external_id, t.name, t.description, t.parent_id, t.path, t.created_at,
  t.updated_at`

export function toResource(row: ResourceRow): Resource {
  return {
    object: 'authorization_resource',
    name: row.name,
    description: row.description,
    organization_id: row.organization_id,
    parent_resource_id: row.parent_id,
    id: row.id,
    external_id: row.external_id,
    resource_type_slug: row.resource_type_slug,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export const DeleteQuery = Type.Object({
  cascade_delete: Type.Boolean({
    default: false,
    description: 'Also deletes child resources and all role assignments on them.',
  }),
})
