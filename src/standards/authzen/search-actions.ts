import { permissionsOfKeys } from '#access/api-keys/index.ts'
import { findPlaces, listEffectivePermissions, type NamedResource } from '#access/authorization/index.ts'
import type { Context } from '#platform/context.ts'
import { ambiguousResource } from './errors.ts'
import type { Evaluator } from './evaluator.ts'
import { resourceOf, subjectOf } from './named.ts'
import type { SearchPage } from './page-token.ts'
import type { Resource, Subject } from './schemas.ts'

export interface ActionSearch {
  subject: Subject
  resource: Resource
  page: SearchPage<{ after: string }>
}

interface FoundActions {
  results: { name: string }[]
  next: string | undefined
}

const nothing: FoundActions = { results: [], next: undefined }

/**
 * AuthZEN 1.0 §8.5: the permissions for which a decision says yes.
 *
 * @throws ambiguousResource, forbidden for a user who asks about someone else.
 */
export async function searchActions(
  ctx: Context,
  evaluator: Evaluator,
  { subject, resource, page }: ActionSearch,
): Promise<FoundActions> {
  const named = subjectOf(subject, evaluator)
  const asked = resourceOf(resource, evaluator)
  if (named.is === 'unknown') return nothing
  if (named.is === 'api_key') return ofKey(ctx, named.id, asked, page)
  const [place] = await findPlaces(ctx, [{ subject: named.member, resource: asked }])
  if (place === 'ambiguous') throw ambiguousResource(resource.id)
  if (place?.membershipId == null) return nothing
  const query = { order: 'asc', limit: page.limit, ...page.after } as const
  const found = await listEffectivePermissions(ctx, place.membershipId, { id: place.resourceId }, query)
  return { results: found.rows.map(({ slug }) => ({ name: slug })), next: found.after ?? undefined }
}

async function ofKey(
  ctx: Context,
  id: string,
  asked: NamedResource,
  { after, limit }: ActionSearch['page'],
): Promise<FoundActions> {
  const key = (await permissionsOfKeys(ctx, [id])).get(id)
  if (key === undefined) return nothing
  const [place] = await findPlaces(ctx, [
    { resource: { ...asked, organizationId: asked.organizationId ?? key.organizationId } },
  ])
  if (place === undefined || place === 'ambiguous' || place.organizationId !== key.organizationId) return nothing
  const names = key.permissions.toSorted().filter((name) => after === undefined || name > after.after)
  const results = names.slice(0, limit).map((name) => ({ name }))
  return { results, next: names.length > limit ? results.at(-1)?.name : undefined }
}
