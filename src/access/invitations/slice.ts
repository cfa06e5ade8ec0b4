import { signInSettings } from '#environment/environments/index.ts'
import { personalData } from '#events/event-log/index.ts'
import { whenCompromised } from '#platform/key-rotation/index.ts'
import { whenRestored } from '#platform/restores/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithOrganization } from '#tenancy/organizations/index.ts'
import { endsWithMembership } from '../organization-memberships/index.ts'
import { roleHolders } from '../roles/index.ts'
import { endInvitations, endInvitationsOfMember } from './end-invitations.ts'
import { eraseInvitations } from './erase-invitations.ts'
import * as invitationEvents from './events.ts'
import { invitationRoles } from './invitation-roles.ts'
import { hashOfMovedToken } from './invitation-token.ts'
import { acceptInvitationOperation } from './operations/accept-invitation.ts'
import { createInvitationOperation } from './operations/create-invitation.ts'
import { getInvitationOperation } from './operations/get-invitation.ts'
import { getInvitationByTokenOperation } from './operations/get-invitation-by-token.ts'
import { listInvitationsOperation } from './operations/list-invitations.ts'
import { resendInvitationOperation } from './operations/resend-invitation.ts'
import { revokeInvitationOperation } from './operations/revoke-invitation.ts'
import { renewInvitationTokens, renewRestoredInvitations } from './renew-tokens.ts'
import { invitationSettings } from './settings.ts'

export const invitations = defineSlice({
  area: {
    name: 'Invitations',
    group: 'Customers and users',
    description: 'Invite people to the application or into an organization.',
    after: 'Organization memberships',
  },
  operations: [
    listInvitationsOperation,
    createInvitationOperation,
    getInvitationByTokenOperation,
    getInvitationOperation,
    acceptInvitationOperation,
    resendInvitationOperation,
    revokeInvitationOperation,
  ],
  events: Object.values(invitationEvents),
  tables: {
    invitations: {
      moves: { made: { token_hash: hashOfMovedToken } },
      sealed: { sealed_token: 'invitation:{id}' },
      hashed: ['token_hash'],
      kept: {
        after: 'coalesce(accepted_at, revoked_at, expires_at)',
        for: '400 days',
        why: 'an administrator sees a year of who was invited',
      },
      personal: ['email', 'canonical_email'],
      readable: [
        'id',
        'email',
        'canonical_email',
        'organization_id',
        'organization_membership_id',
        'role_slug',
        'accepted_at',
        'revoked_at',
        'expires_at',
        'created_at',
      ],
      impersonal: { secrets: ['sealed_token'] },
    },
  },
  fills: [
    personalData.fill({ erase: eraseInvitations }),
    signInSettings.fill(invitationSettings),
    endsWithOrganization.fill({ end: endInvitations }),
    endsWithMembership.fill(endInvitationsOfMember),
    roleHolders.fill(invitationRoles),
    whenCompromised.fill(renewInvitationTokens),
    whenRestored.fill({ what: 'open invitations', renew: renewRestoredInvitations }),
  ],
})
