import { type ActiveMembership, findActiveMembershipById } from '#access/organization-memberships/index.ts'
import { unknownPermissions } from '#access/permissions/index.ts'
import { permissionsOf } from '#access/roles/index.ts'
import type { Context } from '#platform/context.ts'
import { DomainError } from '#platform/http/errors.ts'
import { type BlueprintRow, permissionsFor } from '../blueprints/index.ts'
import { type InstanceRow, instanceTypeOf } from '../instances/index.ts'
import { instanceTypeNotInvocable, organizationNotInvocable, roleNotInvocable, userNotMember } from './errors.ts'

/** What {@link requireAuthority} throws. */
export const authorityErrors = [userNotMember, organizationNotInvocable, instanceTypeNotInvocable, roleNotInvocable]

/** What an agent may do at this moment. */
export interface Authority {
  /** In the order of the blueprint. */
  permissions: readonly string[]
  /** The user for whom it acts. */
  userId: string | undefined
}

/**
 * Computed for every mint, refresh and validation from the current state: an agent that acts for itself has the
 * permissions of its blueprint for its type; one that acts for a member has those of them that the member has too.
 *
 * @returns the error that says why it has no rights
 */
export async function findAuthority(
  ctx: Context,
  blueprint: BlueprintRow,
  instance: InstanceRow,
): Promise<Authority | DomainError> {
  const { organization_id, organization_membership_id } = instance
  const type = instanceTypeOf(instance)
  const isInvocableAs = blueprint.instance_types.includes(type)
  const permissions = permissionsFor(blueprint, type)
  if (organization_membership_id === null) {
    if (!isInvocableIn(blueprint, organization_id)) return organizationNotInvocable()
    if (!isInvocableAs) return instanceTypeNotInvocable(type)
    const gone = new Set(await unknownPermissions(ctx, permissions))
    return { permissions: permissions.filter((slug) => !gone.has(slug)), userId: undefined }
  }
  const membership = await findActiveMembershipById(ctx, organization_membership_id)
  if (membership === undefined) return userNotMember()
  if (!isInvocableIn(blueprint, organization_id)) return organizationNotInvocable()
  if (!isInvocableAs) return instanceTypeNotInvocable(type)
  if (!isInvocableBy(blueprint, membership)) return roleNotInvocable()
  const held = new Set(await permissionsOf(ctx, organization_id, membership.role_slugs))
  return { permissions: permissions.filter((slug) => held.has(slug)), userId: membership.user_id }
}

/** @throws userNotMember, organizationNotInvocable, instanceTypeNotInvocable, roleNotInvocable */
export async function requireAuthority(
  ctx: Context,
  blueprint: BlueprintRow,
  instance: InstanceRow,
): Promise<Authority> {
  const authority = await findAuthority(ctx, blueprint, instance)
  if (authority instanceof DomainError) throw authority
  return authority
}

/** Whether agents of a blueprint may act in an organization. */
export function isInvocableIn({ organization_ids }: BlueprintRow, organizationId: string): boolean {
  return organization_ids.length === 0 || organization_ids.includes(organizationId)
}

function isInvocableBy({ role_slugs: allowed }: BlueprintRow, { role_slugs }: ActiveMembership): boolean {
  return allowed.length === 0 || role_slugs.some((slug) => allowed.includes(slug))
}
