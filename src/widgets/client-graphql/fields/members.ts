import { Type } from 'typebox'
import { type InvitationRow, invitationState } from '#access/invitations/index.ts'
import { allowsMultipleRoles } from '#access/roles/index.ts'
import type { Context } from '#platform/context.ts'
import type { DomainError } from '#platform/http/errors.ts'
import {
  changeRoles,
  findMember,
  invite,
  inviteAgain,
  listMemberRoles,
  type Member,
  MemberInvitation,
  MemberRoles,
  memberFilters,
  readMembers,
  removeMember,
  toMember,
  withdrawInvitation,
} from '../../widget-members/index.ts'
import { admitTo } from '../../widget-tokens/index.ts'
import { permitted } from '../admissions.ts'
import { mutation, query } from '../define-field.ts'
import { pagingOf } from '../paging.ts'
import { requireShape } from '../require-shape.ts'
import type { InvitationNotPending, OrganizationInvitation, OrganizationMember } from '../types.generated.ts'

const forMembers = permitted('widgets:users-table:manage')

export const memberFields = [
  query('organizationMemberships', forMembers, async ({ search, roleSlug: role, ...paging }, ctx, widget) => {
    const filters = requireShape(Type.Object(memberFilters), { search, role })
    const { data, list_metadata } = await readMembers(ctx, widget, { ...pagingOf(paging), ...filters })
    return { data: data.map(toOrganizationMember), listMetadata: list_metadata }
  }),

  mutation(
    'inviteUser',
    forMembers,
    async ({ input: { email, roleSlug, expiresInDays } }, ctx, widget) => {
      const { roles } = requireShape(MemberInvitation, { email, roles: roleSlug == null ? [] : [roleSlug] })
      const invitation = await invite(ctx, widget, { email, role: roles[0], expiresInDays: expiresInDays ?? undefined })
      return { __typename: 'UserInvited', invitation: toInvitation(ctx, invitation) }
    },
    {
      email_already_invited_to_organization: (_error, { input: { email } }) => ({
        __typename: 'InviteeAlreadyInvited',
        email,
      }),
      user_already_organization_member: (_error, { input: { email } }) => ({
        __typename: 'InviteeAlreadyMember',
        email,
      }),
      invalid_role: (_error, { input: { roleSlug = null } }) => ({ __typename: 'InvalidInviteeRole', roleSlug }),
      role_not_grantable: (_error, { input: { roleSlug = null } }) => ({ __typename: 'InvalidInviteeRole', roleSlug }),
      expires_in_days_too_short: () => ({ __typename: 'InvalidInvitationExpiry', _placeholder: null }),
      expires_in_days_too_long: () => ({ __typename: 'InvalidInvitationExpiry', _placeholder: null }),
      invalid_request_parameters: (error, { input: { email } }) =>
        isAbout(error, 'email') ? { __typename: 'InvalidInviteeEmail', email } : undefined,
    },
  ),

  mutation(
    'resendInvitation',
    forMembers,
    async ({ input }, ctx, widget) => {
      const invitation = await inviteAgain(ctx, widget, input.userId)
      return { __typename: 'InvitationResent', invitation: toInvitation(ctx, invitation) }
    },
    {
      entity_not_found: (_error, { input: { userId } }) => ({ __typename: 'ResendInvitationNotFound', userId }),
      // It is offered for everyone who is not a member yet.
      member_action_not_offered: (_error, { input: { userId } }) => ({ __typename: 'InviteeAlreadyAccepted', userId }),
      invite_accepted: (_error, { input: { userId } }) => ({ __typename: 'InviteeAlreadyAccepted', userId }),
    },
  ),

  mutation(
    'revokeInvitation',
    forMembers,
    async ({ input }, ctx, widget) => {
      const invitation = await withdrawInvitation(ctx, widget, input.userId)
      return { __typename: 'InvitationRevoked', invitation: toInvitation(ctx, invitation) }
    },
    {
      entity_not_found: (_error, { input: { userId } }) => ({ __typename: 'InvitationNotFound', userId }),
      member_action_not_offered: (_error, { input }) => notPending(input),
      invite_not_pending: (_error, { input }) => notPending(input),
    },
  ),

  mutation(
    'updateMemberRole',
    forMembers,
    async ({ input: { userId, roleSlugs } }, ctx, widget) => {
      const allowed = (await allowsMultipleRoles(ctx)) ? roleSlugs : roleSlugs.slice(0, 1)
      const { roles } = requireShape(MemberRoles, { roles: [...allowed] })
      await changeRoles(ctx, widget, userId, roles)
      const row = await findMember(ctx, widget.organizationId, userId)
      if (row === undefined) throw new Error('A member whose roles were changed is there until the commit.')
      const known = await listMemberRoles(ctx, widget.organizationId)
      const member = toMember(row, { userId: widget.userId, roles: known, now: ctx.now() })
      return { __typename: 'MemberRoleUpdated', member: toOrganizationMember(member) }
    },
    {
      entity_not_found: (_error, { input: { userId } }) => ({ __typename: 'MemberNotFound', userId }),
      async invalid_role(_error, { input: { roleSlugs } }, ctx) {
        const { organizationId } = await forMembers(ctx, undefined)
        const known = new Set((await listMemberRoles(ctx, organizationId)).map(({ slug }) => slug))
        return { __typename: 'RoleNotFound', roleSlugs: roleSlugs.filter((slug) => !known.has(slug)) }
      },
    },
  ),

  mutation(
    'removeMember',
    forMembers,
    async ({ input: { userId } }, ctx, widget) => {
      await removeMember(ctx, widget, userId)
      return { __typename: 'MemberRemoved', userId }
    },
    {
      entity_not_found: (_error, { input: { userId } }) => ({ __typename: 'MemberNotFound', userId }),
      async member_action_not_offered(_error, { input: { userId } }, ctx) {
        const { organizationId } = await admitTo(ctx, 'widgets:users-table:manage')
        const row = await findMember(ctx, organizationId, userId)
        if (row?.status !== 'active') return { __typename: 'MemberNotFound', userId }
        return row.directory_managed ? { __typename: 'MemberIsManagedByDirectory', userId } : undefined
      },
    },
  ),
]

function notPending({ userId }: { userId: string }): InvitationNotPending & { __typename: 'InvitationNotPending' } {
  return { __typename: 'InvitationNotPending', userId }
}

function isAbout({ details }: DomainError, field: string): boolean {
  return Array.isArray(details.errors) && details.errors.some((fault) => fault?.field === field)
}

function toOrganizationMember(member: Member): OrganizationMember {
  return {
    createdAt: member.createdAt,
    email: member.email,
    emailVerified: member.emailVerified,
    firstName: member.firstName,
    id: member.id,
    lastActivityAt: member.lastActivityAt,
    lastName: member.lastName,
    profilePictureUrl: member.profilePictureUrl,
    roles: member.roles.map(({ name, slug }) => ({ name, slug })),
    status: member.status,
  }
}

const statuses = { pending: 'Pending', accepted: 'Accepted', expired: 'Expired', revoked: 'Revoked' } as const

function toInvitation(ctx: Context, row: InvitationRow): OrganizationInvitation {
  return {
    createdAt: row.created_at,
    email: row.email,
    expiresAt: row.expires_at,
    id: row.id,
    roleSlug: row.role_slug,
    status: statuses[invitationState(row, ctx.now())],
  }
}
