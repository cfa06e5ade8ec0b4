import {
  type FoundPlace,
  findPlaces,
  listPermittedMemberships,
  type NamedResource,
} from '#access/authorization/index.ts'
import type { Context } from '#platform/context.ts'
import { DomainError, notFound } from '#platform/http/errors.ts'
import { ambiguousResource } from './errors.ts'
import type { Evaluator } from './evaluator.ts'
import { resourceOf } from './named.ts'
import type { SearchPage } from './page-token.ts'
import type { Resource } from './schemas.ts'

export interface SubjectSearch {
  type: string
  permission: string
  resource: Resource
  page: SearchPage<{ after: string }>
}

/**
 * AuthZEN 1.0 §8.3: the users or memberships that have a permission on a resource, exactly those of which a decision says so. Keys are not
 * searched for.
 *
 * @throws ambiguousResource
 */
export async function searchSubjects(
  ctx: Context,
  evaluator: Evaluator,
  { type, permission, resource, page }: SubjectSearch,
): Promise<{ results: { type: string; id: string }[]; next: string | undefined }> {
  if (type !== 'user' && type !== 'organization_membership') return { results: [], next: undefined }
  const place = await onlyPlace(ctx, resourceOf(resource, evaluator))
  if (place === undefined) return { results: [], next: undefined }
  const found = await listPermittedMemberships(
    ctx,
    { id: place.resourceId, organization_id: place.organizationId, path: place.path },
    { permission_slug: permission, assignment: 'indirect', order: 'asc', limit: page.limit, ...page.after },
  ).catch(emptyIfUnknown)
  const results = found.rows.map((row) => ({ type, id: type === 'user' ? row.user_id : row.id }))
  return { results, next: found.after ?? undefined }
}

/** @throws ambiguousResource */
export async function onlyPlace(ctx: Context, resource: NamedResource): Promise<FoundPlace | undefined> {
  const [place] = await findPlaces(ctx, [{ resource }])
  if (place === 'ambiguous') throw ambiguousResource(resource.id)
  return place
}

/** No one has a permission that does not exist. */
export function emptyIfUnknown(error: unknown): { rows: never[]; after: null } {
  if (error instanceof DomainError && error.definition === notFound.definition) return { rows: [], after: null }
  throw error
}
