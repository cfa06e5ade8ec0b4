import type { MemberSubject, NamedResource } from '#access/authorization/index.ts'
import { platformErrors } from '#platform/http/errors.ts'
import type { Evaluator } from './evaluator.ts'
import type { Resource, Subject } from './schemas.ts'

/** Who a question is about: a member, a key of a customer, or no one that we know. */
export type NamedSubject = { is: 'member'; member: MemberSubject } | { is: 'api_key'; id: string } | { is: 'unknown' }

/** @throws forbidden for a user who asks about someone else. */
export function subjectOf({ type, id }: Subject, { userId }: Evaluator): NamedSubject {
  if (userId !== undefined && (type === 'api_key' || (type === 'user' && id !== userId)))
    throw platformErrors.forbidden('The access token of a user permits questions about that user alone.')
  if (type === 'user' || type === 'organization_membership') return { is: 'member', member: { type, id, userId } }
  return type === 'api_key' ? { is: 'api_key', id } : { is: 'unknown' }
}

/**
 * Where a resource is looked for. The organization in its properties narrows that, so it can take a permission away and never give one.
 */
export function resourceOf({ type, id, properties }: Resource, evaluator: Evaluator): NamedResource {
  return { type, id, organizationId: organizationOf(properties, evaluator) }
}

/** One that is no text, or not that of the machine that asks, has no resource. */
export function organizationOf(properties: Resource['properties'], { organizationId }: Evaluator): string | undefined {
  const named = properties?.organization_id
  if (named === undefined) return organizationId
  if (typeof named !== 'string' || (organizationId !== undefined && named !== organizationId)) return ''
  return named
}
