import { defineSamples } from '#test/slice-samples.ts'
import type { Kit } from '#test/ways-to-call.ts'

/** The address of the furnished user whose address is not proven. */
const unproven = ({ members }: Kit) => `new@${members.domain}`

export const samples = defineSamples({
  async furnish({ name, member, create }) {
    const inviter = member('user_id')
    const { id, token } = await create('/user_management/invitations', {
      email: `bob@${name}.example`,
      organization_id: member('organization_id'),
      inviter_user_id: inviter,
    })
    return {
      objects: { '/user_management/invitations/': id, '/user_management/invitations/by_token/': token },
      members: { invitation_token: token, inviter_user_id: inviter },
    }
  },
  async leaveTraces({ create }, { formerEmail }) {
    await create('/user_management/invitations', { email: formerEmail })
  },
  calls: {
    UserlandUserInvitesController_create: [
      {
        as: 'of a stranger',
        with: ({ members }) => ({
          email: 'carol@northwind.example',
          organization_id: members.organization_id,
          inviter_user_id: members.user_id,
        }),
        events: ['invitation.created'],
      },
      {
        as: 'of a user',
        with: (kit) => ({ email: unproven(kit), organization_id: kit.members.organization_id }),
        events: ['organization_membership.created', 'invitation.created'],
      },
    ],
    UserlandUserInvitesController_accept: [
      {
        first: ({ done, members }) => done('POST', '/user_management/users', { email: `bob@${members.domain}` }),
        events: ['organization_membership.created', 'invitation.accepted'],
      },
    ],
    UserlandUserInvitesController_resend: [{ events: ['invitation.resent'] }],
    UserlandUserInvitesController_revoke: [{ events: ['invitation.revoked'] }],
  },
  endings: {
    organization: ['invitation.revoked', 'invitation.revoked'],
  },
})
