import { Type } from 'typebox'
import { notSecret } from '#platform/marks.ts'
import type { Resource } from '#protocol/scim/index.ts'

/** 2,000 KB, as announced to providers in the service provider configuration. */
export const scimBodyLimit = 2_048_000

const key = Type.String({ description: 'The key of the directory, which is part of its endpoint.', ...notSecret })
export const DirectoryParams = Type.Object({ key })
export const ResourceParams = Type.Object({ key, id: Type.String() })

const projection = {
  attributes: Type.Optional(Type.String({ description: 'The attributes to return, separated by commas.' })),
  excludedAttributes: Type.Optional(
    Type.String({ description: 'The attributes to leave out, such as `members`, separated by commas.' }),
  ),
}
export const ProjectionQuery = Type.Object(projection)

export const ListResourcesQuery = Type.Object({
  filter: Type.Optional(Type.String({ description: 'A filter of RFC 7644 §3.4.2.2, such as `userName eq "ada"`.' })),
  startIndex: Type.Optional(Type.String({ description: 'The first resource of the page, from 1.' })),
  count: Type.Optional(
    Type.String({ description: 'The maximum number of resources per page. Default 100, at most 200.' }),
  ),
  sortBy: Type.Optional(Type.String({ description: 'The attribute by which resources are sorted.' })),
  sortOrder: Type.Optional(Type.String({ description: '`ascending` or `descending`.' })),
  ...projection,
})

/** A body of SCIM. It is read by rules of its own, with errors of its own. */
function body(description: string) {
  return Type.Unsafe<unknown>({ description })
}

export const UserBody = body('A user (RFC 7643 §4.1), with the enterprise extension and others.')
export const GroupBody = body('A group (RFC 7643 §4.2).')
export const PatchBody = body('Operations on a resource (RFC 7644 §3.5.2).')
export const SearchBody = body('A search (RFC 7644 §3.4.3).')
export const BulkBody = body('Operations on several resources (RFC 7644 §3.7).')

/** A resource or message of SCIM. */
export const ScimMessage = Type.Unsafe<Resource>({
  type: 'object',
  properties: { schemas: { type: 'array', items: { type: 'string' } } },
  required: ['schemas'],
})
