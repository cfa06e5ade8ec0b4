import type { Context } from '#platform/context.ts'
import { widgetNeedsUser, widgetPermissionMissing, widgetTokenEnded } from './errors.ts'
import { heldPermissions } from './held-permissions.ts'
import type { WidgetPermission } from './scopes.ts'
import type { OrganizationWidget, UserWidget } from './widget.ts'

/** @throws widgetNeedsUser */
export function admitUser(ctx: Context): UserWidget {
  const { userId, organizationId, sessionId } = actorOf(ctx)
  if (userId === null) throw widgetNeedsUser()
  return { userId, organizationId, sessionId }
}

/** The user of the token, who has to be a member of its organization at this moment, if it has one. @throws widgetNeedsUser, widgetTokenEnded */
export async function admitMember(ctx: Context): Promise<UserWidget> {
  const widget = admitUser(ctx)
  const { userId, organizationId } = widget
  const isIn = organizationId === null || (await heldPermissions(ctx, userId, organizationId)) !== undefined
  if (!isIn) throw widgetTokenEnded()
  return widget
}

/**
 * Permits what the token was made for and what the roles of its user give at this moment.
 *
 * @throws widgetPermissionMissing, widgetTokenEnded
 */
export function admitTo(ctx: Context, permission: WidgetPermission): Promise<OrganizationWidget> {
  return admitToAny(ctx, [permission])
}

/** As {@link admitTo}, where one of several permissions is enough. @throws widgetPermissionMissing, widgetTokenEnded */
export async function admitToAny(
  ctx: Context,
  wanted: readonly [WidgetPermission, ...WidgetPermission[]],
): Promise<OrganizationWidget> {
  const { userId, organizationId, permissions } = actorOf(ctx)
  const carried = wanted.filter((permission) => permissions?.includes(permission) !== false)
  if (organizationId === null || carried.length === 0) throw widgetPermissionMissing(wanted[0])
  if (userId === null) return { organizationId, userId }
  const held = await heldPermissions(ctx, userId, organizationId)
  if (held === undefined) throw widgetTokenEnded()
  if (!carried.some((permission) => held.includes(permission))) throw widgetPermissionMissing(wanted[0])
  return { organizationId, userId }
}

function actorOf({ actor }: Context) {
  if (actor.type !== 'widget') throw new Error('The access kind of this operation gives a widget.')
  return actor
}
