import type { Context } from '#platform/context.ts'
import {
  admitMember,
  admitTo,
  admitToAny,
  admitUser,
  checkElevated,
  type OrganizationWidget,
  type UserWidget,
  type WidgetPermission,
  widgetScopes,
} from '../widget-tokens/index.ts'
import type { Admission } from './define-field.ts'
import { elevatedAccessExpired, elevatedAccessInvalid, organizationMissing } from './errors.ts'
import type { ElevatedAccessTokenExpired, ElevatedAccessTokenInvalid } from './types.generated.ts'

/** The user of the token, who needs no permission. */
export const forUser: Admission<UserWidget> = (ctx) => admitUser(ctx)

/** The user of the token, who has to be a member of its organization at this moment, if it has one. */
export const forMember: Admission<UserWidget> = (ctx) => admitMember(ctx)

/** A user with a permission in the organization of the token. */
export function permitted(permission: WidgetPermission): Admission<OrganizationWidget> {
  return (ctx) => admitTo(ctx, permission)
}

/** A user who may manage anything of the organization. */
export const forAdministrators: Admission<OrganizationWidget> = (ctx) => admitToAny(ctx, widgetScopes)

/**
 * A member whom a field is about, and the organization: the user of the token, and others for those who may manage members.
 *
 * @throws widgetPermissionMissing, widgetTokenEnded, organizationMissing
 */
export async function aboutMember(ctx: Context, userId: string): Promise<{ userId: string; organizationId: string }> {
  const { actor } = ctx
  const isOwn = actor.type === 'widget' && actor.userId === userId
  if (!isOwn) return { userId, organizationId: (await admitTo(ctx, 'widgets:users-table:manage')).organizationId }
  const { organizationId } = await admitMember(ctx)
  if (organizationId === null) throw organizationMissing()
  return { userId, organizationId }
}

/** A user who has proven within the last ten minutes who they are. @throws elevatedAccessExpired, elevatedAccessInvalid */
export const elevated: Admission<UserWidget, { input: { elevatedAccessToken: string } }> = async (ctx, { input }) => {
  const widget = admitUser(ctx)
  const proof = await checkElevated(ctx, widget.userId, input.elevatedAccessToken)
  if (proof === 'expired') throw elevatedAccessExpired()
  if (proof === 'invalid') throw elevatedAccessInvalid()
  return widget
}

/** What most fields return to those whom {@link elevated} refuses. */
export const elevationRefusals = {
  elevated_access_expired: ({ message }: Error) =>
    ({ __typename: 'ElevatedAccessTokenExpired', message }) satisfies ElevatedAccessTokenExpired,
  elevated_access_invalid: ({ message }: Error) =>
    ({ __typename: 'ElevatedAccessTokenInvalid', message }) satisfies ElevatedAccessTokenInvalid,
}
