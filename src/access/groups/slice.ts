import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithOrganization } from '#tenancy/organizations/index.ts'
import { endGroups } from './end-groups.ts'
import * as groupEvents from './events.ts'
import { addGroupMemberOperation } from './operations/add-group-member.ts'
import { createGroupOperation } from './operations/create-group.ts'
import { deleteGroupOperation } from './operations/delete-group.ts'
import { getGroupOperation } from './operations/get-group.ts'
import { listGroupMembersOperation } from './operations/list-group-members.ts'
import { listGroupsOperation } from './operations/list-groups.ts'
import { listMembershipGroupsOperation } from './operations/list-membership-groups.ts'
import { removeGroupMemberOperation } from './operations/remove-group-member.ts'
import { updateGroupOperation } from './operations/update-group.ts'

export const groups = defineSlice({
  area: {
    name: 'Groups',
    group: 'Customers and users',
    description: 'Collections of the members of an organization, to assign roles to all of them at once.',
    after: 'Invitations',
  },
  operations: [
    listGroupsOperation,
    createGroupOperation,
    getGroupOperation,
    updateGroupOperation,
    deleteGroupOperation,
    listGroupMembersOperation,
    addGroupMemberOperation,
    removeGroupMemberOperation,
    listMembershipGroupsOperation,
  ],
  events: Object.values(groupEvents),
  impersonalTexts: [
    [/^(organization_role|permission|role|group)\.\w+ (name|description|permissions)$/, 'a role, permission or group'],
  ],
  tables: {
    groups: {
      kept: { until: 'it is deleted' },
      missing: (id: string) => notFound('Group', id),
      readable: ['id', 'name', 'organization_id'],
      impersonal: { 'no person': ['name', 'description'] },
    },
    group_members: { kept: { until: 'it is deleted' }, readable: ['group_id', 'organization_membership_id'] },
  },
  fills: [endsWithOrganization.fill({ end: endGroups })],
})
