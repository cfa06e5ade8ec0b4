import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Name, Nullable, Timestamp } from '#platform/http/fields.ts'

/** The resource type that represents an organization: the root of every tree, and the default type of roles. */
export const rootType = 'organization'

/** Any text as the slug of something that exists: what does not exist is a 404. */
export const SlugParams = Type.Object({ slug: Type.String() })

/** A kind of resource. Naming one is enough for it to exist. */
export const ResourceTypeSlug = Type.String({
  minLength: 1,
  maxLength: 48,
  pattern: '^[\\w.:-]+$',
  'x-characters': 'letters of English, digits, `_`, `.`, `:` and `-`',
})

export const ResourceType = Type.Object({
  object: Type.Literal('resource_type'),
  slug: Type.String(),
  name: Type.String(),
  declared: Type.Boolean({
    description: 'Whether the type was declared. False for a type that was only used; it has no rules.',
  }),
  parent_slugs: Nullable(
    Type.Array(Type.String(), { description: 'The types that may be parents; null without a rule.' }),
  ),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type ResourceType = Static<typeof ResourceType>

/** All of them, without pages. */
export const ResourceTypeList = Type.Object({ object: Type.Literal('list'), data: Type.Array(ResourceType) })

export const DeclareResourceType = Type.Object({
  slug: ResourceTypeSlug,
  name: Type.Optional(Name(48)),
  parent_slugs: Type.Optional(
    Type.Array(ResourceTypeSlug, {
      minItems: 1,
      maxItems: 20,
      description: 'The types that a parent may have. Default: the organization.',
    }),
  ),
})
export type DeclareResourceType = Static<typeof DeclareResourceType>

export interface ResourceTypeRow {
  slug: string
  name: string
  declared: boolean
  parent_slugs: string[] | null
  created_at: string
  updated_at: string
}

export const resourceTypeColumns = sql`slug, name, declared, parent_slugs, created_at, updated_at`

export function toResourceType(row: ResourceTypeRow): ResourceType {
  const { slug, name, declared, parent_slugs, created_at, updated_at } = row
  return { object: 'resource_type', slug, name, declared, parent_slugs, created_at, updated_at }
}
