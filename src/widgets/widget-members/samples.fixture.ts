import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, member, create }) {
    const { id } = await create('/user_management/invitations', {
      email: `widget-guest@${name}.example`,
      organization_id: member('organization_id'),
    })
    return {
      objects: {
        '/_widgets/UserManagement/members/': member('user_id'),
        '/_widgets/UserManagement/invites/': id,
      },
    }
  },
  calls: {
    'gatehouse.widgets.members.update': [{ with: { roles: ['admin'] }, events: ['organization_membership.updated'] }],
    'gatehouse.widgets.members.remove': [
      { events: ['session.revoked', { endsWith: 'membership' }, 'organization_membership.deleted'] },
    ],
    'gatehouse.widgets.members.invite': [
      { with: { email: 'carol@northwind.example', roles: [] }, events: ['invitation.created'] },
    ],
    'gatehouse.widgets.invites.revoke': [{ events: ['invitation.revoked'] }],
    'gatehouse.widgets.invites.resend': [{ events: ['invitation.resent'] }],
  },
})
