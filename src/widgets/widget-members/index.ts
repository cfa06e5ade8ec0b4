export { findMember } from './list-members.ts'
export {
  changeRoles,
  invite,
  inviteAgain,
  listMemberRoles,
  listRolesOfMembers,
  readMembers,
  removeMember,
  requireHeld,
  withdrawInvitation,
} from './members.ts'
export { type Member, MemberInvitation, MemberRoles, memberFilters, toMember } from './schemas.ts'
