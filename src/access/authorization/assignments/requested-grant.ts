import type { TransactionContext } from '#platform/context.ts'
import { holdOrganization } from '#tenancy/organizations/index.ts'
import { type HeldRole, holdRole } from '../../roles/index.ts'
import { refused } from '../errors.ts'
import { getResourceIn, organizationKey, type ResourceKey, readKey } from '../resource-key.ts'
import type { ResourceRow } from '../resource-schemas.ts'
import { holdPlaces } from '../tree-lock.ts'
import type { Grant } from './schemas.ts'

/** The resource that a request names, or `undefined`. @throws refused when it is named incompletely or both ways. */
export function resourceKeyOf(input: Omit<Grant, 'role_slug'>): ResourceKey | undefined {
  const { resource_id: id, resource_type_slug: type, resource_external_id: externalId } = input
  return readKey({ id, type, externalId }, () =>
    refused(
      'resource_id',
      'ambiguous',
      'is ambiguous. Send it alone, or `resource_external_id` and `resource_type_slug` together.',
    ),
  )
}

export function resourceMissing() {
  return refused('resource_id', 'required', 'is missing. Send it, or `resource_external_id` and `resource_type_slug`.')
}

/**
 * Begins a change of assignments in an organization: until the transaction ends, the organization is not deleted and
 *   its resources do not move. A concurrent deletion of the organization waits here, and nowhere later. The role to be
 *   assigned keeps its type from being deleted.
 */
export async function lockForGrants(tx: TransactionContext, organizationId: string): Promise<void> {
  holdOrganization(tx, organizationId)
  await holdPlaces(tx, organizationId)
}

/**
 * The role and the resource that a request names; the organization itself when it names none. The role cannot be
 * deleted before the transaction ends.
 *
 * @throws notFound for the role or the resource
 * @throws refused for a role of another type than the resource.
 */
export async function requireGrant(
  tx: TransactionContext,
  organizationId: string,
  grant: Grant,
): Promise<{ role: HeldRole; resource: ResourceRow }> {
  const key = resourceKeyOf(grant) ?? organizationKey(organizationId)
  const [role, resource] = await Promise.all([
    holdRole(tx, organizationId, grant.role_slug),
    getResourceIn(tx, organizationId, key),
  ])
  if (role.resource_type_slug !== resource.resource_type_slug) {
    throw refused(
      'role_slug',
      'of_wrong_type',
      `is a role for the type "${role.resource_type_slug}", and the resource is of the type "${resource.resource_type_slug}". Send a role for that type.`,
    )
  }
  return { role, resource }
}
