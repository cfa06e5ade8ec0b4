import { sql } from '#platform/db/sql.ts'
import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ member, create }) {
    const user = member('user_id')
    const { id } = await create('/user_management/organization_memberships', {
      user_id: user,
      organization_id: member('organization_id'),
    })
    return {
      objects: { '/user_management/organization_memberships/': id },
      members: { organization_membership_id: id },
      searches: { UserlandUserOrganizationMembershipsController_list: { user_id: user } },
    }
  },
  async leaveTraces({ create, member, server: { environment } }, { user_id, text }) {
    const { id = '' } = await create('/user_management/organization_memberships', {
      user_id,
      organization_id: member('organization_id'),
    })
    // As a directory sets them.
    await environment.db.run(sql`
      update organization_memberships set custom_attributes = ${JSON.stringify({ [text]: text })}
      where environment_id = ${environment.environmentId} and id = ${id}`)
  },
  calls: {
    UserlandUserOrganizationMembershipsController_create: [
      {
        with: ({ members }) => ({ user_id: members.unverified_user_id }),
        events: ['organization_membership.created'],
      },
    ],
    UserlandUserOrganizationMembershipsController_update: [
      { with: { role_slug: 'admin' }, events: ['organization_membership.updated'] },
    ],
    UserlandUserOrganizationMembershipsController_delete: [
      { events: ['session.revoked', { endsWith: 'membership' }, 'organization_membership.deleted'] },
    ],
    UserlandUserOrganizationMembershipsController_deactivate: [
      { events: ['session.revoked', 'organization_membership.updated'] },
    ],
    UserlandUserOrganizationMembershipsController_reactivate: [
      {
        first: ({ done, pathOf }) => done('PUT', pathOf('UserlandUserOrganizationMembershipsController_deactivate')),
        events: ['organization_membership.updated'],
      },
    ],
  },
  endings: {
    user: ['organization_membership.deleted'],
    members: ['session.revoked', 'organization_membership.deleted', 'organization_membership.deleted'],
  },
})
