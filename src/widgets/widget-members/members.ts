import {
  createInvitation,
  getInvitation,
  type InvitationRow,
  limitInvitationMails,
  resendInvitation,
  revokeInvitation,
} from '#access/invitations/index.ts'
import { deleteMembership, updateMembership } from '#access/organization-memberships/index.ts'
import { rootType } from '#access/resource-types/index.ts'
import {
  allowsMultipleRoles,
  defaultRole,
  listOrganizationRoles,
  permissionsOf,
  type RoleWithPermissions,
} from '#access/roles/index.ts'
import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { notFound } from '#platform/http/errors.ts'
import type { ListQuery } from '#platform/http/list.ts'
import { type OrganizationWidget, permissionsNotHeld } from '../widget-tokens/index.ts'
import { actionNotOffered, roleNotGrantable } from './errors.ts'
import { findMember, listMembers, type MemberFilters } from './list-members.ts'
import { type Member, type MemberAction, type MemberRole, type MemberRow, toMember } from './schemas.ts'

/** The roles that members may have in an organization, highest priority first. */
export async function listMemberRoles(ctx: Context, organizationId: string): Promise<MemberRole[]> {
  const roles = await listRolesOfMembers(ctx, organizationId)
  return roles.map(({ name, slug, description, isDefault }) => ({ name, slug, description, default: isDefault }))
}

/** The roles that members may have, with their permissions, and which of them is the default. */
export async function listRolesOfMembers(
  ctx: Context,
  organizationId: string,
): Promise<(RoleWithPermissions & { isDefault: boolean })[]> {
  const [roles, standard] = await Promise.all([
    listOrganizationRoles(ctx, organizationId),
    defaultRole(ctx, organizationId),
  ])
  return roles
    .filter((role) => role.resource_type_slug === rootType)
    .map((role) => ({ ...role, isDefault: role.slug === standard }))
}

export async function listMemberRolesAndConfig(ctx: Context, organizationId: string) {
  const [roles, multipleRolesEnabled] = await Promise.all([
    listMemberRoles(ctx, organizationId),
    allowsMultipleRoles(ctx),
  ])
  return { roles, multipleRolesEnabled }
}

export async function readMembers(
  ctx: Context,
  { organizationId, userId }: OrganizationWidget,
  query: ListQuery & MemberFilters,
): Promise<{ data: Member[]; list_metadata: { before: string | null; after: string | null } }> {
  const [{ rows, before, after }, roles] = await Promise.all([
    listMembers(ctx, organizationId, query),
    listMemberRoles(ctx, organizationId),
  ])
  const view = { userId, roles, now: ctx.now() }
  return { data: rows.map((row) => toMember(row, view)), list_metadata: { before, after } }
}

/** @throws notFound, actionNotOffered, roleNotGrantable, and what `updateMembership` throws */
export async function changeRoles(
  ctx: Context,
  widget: OrganizationWidget,
  id: string,
  role_slugs: string[],
): Promise<void> {
  const { id: membershipId, role_slugs: current } = await requireAction(ctx, widget, id, 'edit-role')
  const added = role_slugs.filter((slug) => !current.includes(slug))
  await requireGrantable(ctx, widget, added)
  await updateMembership(ctx, membershipId, { role_slugs })
}

/** @throws notFound, actionNotOffered */
export async function removeMember(ctx: Context, widget: OrganizationWidget, id: string): Promise<void> {
  const { id: membershipId } = await requireAction(ctx, widget, id, 'revoke-membership')
  await deleteMembership(ctx, membershipId)
}

/** @throws roleNotGrantable, tooManyMails, and what `createInvitation` throws */
export async function invite(
  ctx: Context,
  widget: OrganizationWidget,
  { email, role, expiresInDays }: { email: string; role: string | undefined; expiresInDays?: number | undefined },
): Promise<InvitationRow> {
  const { organizationId, userId } = widget
  await requireGrantable(ctx, widget, [role ?? (await defaultRole(ctx, organizationId))])
  await limitInvitationMails(ctx, email)
  return createInvitation(ctx, {
    email,
    organization_id: organizationId,
    ...defined({ role_slug: role, expires_in_days: expiresInDays }),
    ...(userId === null ? {} : { inviter_user_id: userId }),
  })
}

/** @throws notFound, actionNotOffered */
export async function withdrawInvitation(ctx: Context, widget: OrganizationWidget, id: string): Promise<InvitationRow> {
  const { invitation_id } = await requireAction(ctx, widget, id, 'revoke-invite')
  return revokeInvitation(ctx, invitation_id ?? '')
}

/**
 * Mails an invitation again, with a new link. One that has run out or was taken back is followed by a new one.
 *
 * @throws notFound, actionNotOffered, and what `invite` and `resendInvitation` throw
 */
export async function inviteAgain(ctx: Context, widget: OrganizationWidget, id: string): Promise<InvitationRow> {
  const row = await requireAction(ctx, widget, id, 'resend-invite')
  const invitation = row.invitation_id === null ? undefined : await getInvitation(ctx, row.invitation_id)
  const isOpen = invitation?.revoked_at === null && Date.parse(invitation.expires_at) > ctx.now().getTime()
  if (isOpen) return resendInvitation(ctx, invitation.id, undefined)
  return invite(ctx, widget, { email: row.email, role: row.role_slugs[0] })
}

async function requireGrantable(ctx: Context, widget: OrganizationWidget, roleSlugs: readonly string[]): Promise<void> {
  await requireHeld(ctx, widget, await permissionsOf(ctx, widget.organizationId, roleSlugs))
}

/** No one makes others more than they are themselves. @throws roleNotGrantable */
export async function requireHeld(ctx: Context, widget: OrganizationWidget, given: readonly string[]): Promise<void> {
  const missing = await permissionsNotHeld(ctx, widget, given)
  if (missing.length > 0) throw roleNotGrantable(missing)
}

async function requireAction(
  ctx: Context,
  { organizationId, userId }: OrganizationWidget,
  id: string,
  action: MemberAction,
): Promise<MemberRow> {
  const row = await findMember(ctx, organizationId, id)
  if (row === undefined) throw notFound('Member', id)
  const { actions } = toMember(row, { userId, roles: [], now: ctx.now() })
  if (!actions.includes(action)) throw actionNotOffered(action)
  return row
}
