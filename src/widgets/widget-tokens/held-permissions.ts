import { findActiveMembership } from '../../access/organization-memberships/index.ts'
import { permissionsOf } from '../../access/roles/index.ts'
import type { Context } from '../../platform/context.ts'

/** The permissions that a user's roles give in an organization now; `undefined` for somebody who is no active member. */
export async function heldPermissions(
  ctx: Context,
  userId: string,
  organizationId: string,
): Promise<string[] | undefined> {
  const membership = await findActiveMembership(ctx, userId, organizationId)
  return membership && permissionsOf(ctx, organizationId, membership.role_slugs)
}
