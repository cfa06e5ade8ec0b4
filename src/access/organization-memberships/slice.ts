import { belongsToOrganization, endsWithUser } from '#people/users/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithOrganization } from '#tenancy/organizations/index.ts'
import { roleHolders } from '../roles/index.ts'
import { endMembers, endMemberships } from './end-memberships.ts'
import * as organizationMembershipEvents from './events.ts'
import { selectMembers } from './find-memberships.ts'
import { membershipRoles } from './membership-roles.ts'
import { createMembershipOperation } from './operations/create-membership.ts'
import { deactivateMembershipOperation } from './operations/deactivate-membership.ts'
import { deleteMembershipOperation } from './operations/delete-membership.ts'
import { getMembershipOperation } from './operations/get-membership.ts'
import { listMembershipsOperation } from './operations/list-memberships.ts'
import { reactivateMembershipOperation } from './operations/reactivate-membership.ts'
import { updateMembershipOperation } from './operations/update-membership.ts'

export const organizationMemberships = defineSlice({
  area: {
    name: 'Organization memberships',
    group: 'Customers and users',
    description: 'A membership connects a user with an organization and carries their roles.',
    after: 'Users',
  },
  operations: [
    listMembershipsOperation,
    createMembershipOperation,
    getMembershipOperation,
    updateMembershipOperation,
    deleteMembershipOperation,
    deactivateMembershipOperation,
    reactivateMembershipOperation,
  ],
  events: Object.values(organizationMembershipEvents),
  tables: {
    organization_memberships: {
      kept: { until: 'it is deleted' },
      missing: (id: string) => notFound('Organization membership', id),
      readable: ['id', 'user_id', 'organization_id', 'status', 'role_slugs', 'directory_managed', 'created_at'],
      personal: ['custom_attributes'],
    },
  },
  fills: [
    endsWithUser.fill((tx, userId) => endMemberships(tx, { userId })),
    endsWithOrganization.fill({
      end: endMembers,
      isOfMembers: true,
    }),
    belongsToOrganization.fill(selectMembers),
    roleHolders.fill(membershipRoles),
  ],
})
