import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, member, create }) {
    const path = `/organizations/${member('organization_id')}/groups`
    const membership = member('organization_membership_id')
    const group = await create(path, { name })
    await create(`${path}/${group.id}/organization-memberships`, { organization_membership_id: membership })
    return {
      objects: {
        '/organizations/{organizationId}/groups/': group.id,
        '/organizations/{organizationId}/groups/{groupId}/organization-memberships/': membership,
      },
      members: { group_id: group.id },
    }
  },
  calls: {
    GroupsController_create: [{ events: ['group.created'] }],
    GroupsController_update: [{ with: { name: 'Renamed' }, events: ['group.updated'] }],
    GroupsController_delete: [{ events: ['group.deleted'] }],
    GroupMembershipsController_addMember: [
      {
        first: ({ done, pathOf }) => done('DELETE', pathOf('GroupMembershipsController_removeMember')),
        events: ['group.member_added'],
      },
    ],
    GroupMembershipsController_removeMember: [{ events: ['group.member_removed'] }],
  },
  endings: {
    organization: ['group.deleted'],
  },
})
