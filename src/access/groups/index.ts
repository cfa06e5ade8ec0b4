import { notFound } from '../../platform/http/errors.ts'
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

export const operations = [
  listGroupsOperation,
  createGroupOperation,
  getGroupOperation,
  updateGroupOperation,
  deleteGroupOperation,
  listGroupMembersOperation,
  addGroupMemberOperation,
  removeGroupMemberOperation,
  listMembershipGroupsOperation,
]
export const events = Object.values(groupEvents)
export const parentErrors = { groups: (id: string) => notFound('Group', id) }

export { endGroups } from './end-groups.ts'
export { addGroupMember } from './members.ts'
export { CreateGroup } from './schemas.ts'
export { createGroup } from './service.ts'
