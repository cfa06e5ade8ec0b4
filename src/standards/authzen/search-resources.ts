import { permissionsOfKeys } from '#access/api-keys/index.ts'
import { listResourcesOfType, type SearchedResources, searchResources } from '#access/authorization/index.ts'
import type { Context } from '#platform/context.ts'
import type { Evaluator } from './evaluator.ts'
import { organizationOf, subjectOf } from './named.ts'
import type { SearchPage } from './page-token.ts'
import type { Resource, Subject } from './schemas.ts'

export interface ResourceSearch {
  subject: Subject
  permission: string
  type: string
  properties: Resource['properties']
  page: SearchPage<{ organizationId: string; externalId: string }>
}

const nothing: SearchedResources = { found: [], next: undefined }

/**
 * AuthZEN 1.0 §8.4: the resources of a type for which a decision says yes.
 *
 * @throws forbidden for a user who asks about someone else.
 */
export async function searchResourcesOf(
  ctx: Context,
  evaluator: Evaluator,
  { subject, permission, type, properties, page: { after, limit } }: ResourceSearch,
): Promise<SearchedResources> {
  const named = subjectOf(subject, evaluator)
  const organizationId = organizationOf(properties, evaluator)
  if (named.is === 'unknown') return nothing
  if (named.is === 'member')
    return searchResources(ctx, { subject: named.member, permission, type, organizationId, after, limit })
  const key = (await permissionsOfKeys(ctx, [named.id])).get(named.id)
  if (!key?.permissions.includes(permission)) return nothing
  if (organizationId !== undefined && organizationId !== key.organizationId) return nothing
  return listResourcesOfType(ctx, { type, organizationId: key.organizationId, after, limit })
}
