export { addGroupMember, addGroupMembers, isGroupMember, removeGroupMember, removeGroupMembers } from './members.ts'
export { CreateGroup, type GroupRow } from './schemas.ts'
export {
  createGroup,
  deleteGroup,
  findGroupId,
  getGroup,
  lockPartsOfGroup,
  organizationOfGroup,
  updateGroup,
} from './service.ts'
