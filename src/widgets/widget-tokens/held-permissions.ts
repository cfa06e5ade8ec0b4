import { findActiveMembership } from '#access/organization-memberships/index.ts'
import { permissionsOf } from '#access/roles/index.ts'
import type { Context } from '#platform/context.ts'
import type { OrganizationWidget } from './widget.ts'

/** The permissions that a user's roles give in an organization now; `undefined` for a user who is no active member. */
export async function heldPermissions(
  ctx: Context,
  userId: string,
  organizationId: string,
): Promise<string[] | undefined> {
  const membership = await findActiveMembership(ctx, userId, organizationId)
  return membership && permissionsOf(ctx, organizationId, membership.role_slugs)
}

/**
 * Of some permissions, those that the user of a widget cannot give to anyone, because they do not have them. A widget of the
 * application itself gives all.
 */
export async function permissionsNotHeld(
  ctx: Context,
  { userId, organizationId }: OrganizationWidget,
  permissions: readonly string[],
): Promise<string[]> {
  if (userId === null || permissions.length === 0) return []
  const held = (await heldPermissions(ctx, userId, organizationId)) ?? []
  return permissions.filter((slug) => !held.includes(slug))
}
