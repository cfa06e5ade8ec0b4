export {
  type ActiveMembership,
  findActiveMembership,
  findActiveMembershipById,
  findPermittedMembership,
  isDirectoryManaged,
  listActiveMembershipsOfUser,
  onlyOrganizationOf,
  type PermittedMembership,
} from './active-memberships.ts'
export { endsWithDeactivation, endsWithMembership } from './ends-with-membership.ts'
export { findMembershipsByEmail, hasActiveMembership, hasMembership, organizationOf } from './find-memberships.ts'
export { holdActiveMembershipOf, holdMembership, holdMembershipOf, lockMembershipIfAny } from './hold-memberships.ts'
export { followMembership, type ImportedMembership, importMemberships } from './import-memberships.ts'
export { admitMember, inviteMember, withdrawInvitedMember } from './invited-members.ts'
export { addOwnRole, removeOwnRole } from './own-roles.ts'
export {
  admitFromDirectory,
  dismissFromDirectory,
  lockMembershipOf,
  provisionMember,
  releaseFromDirectory,
} from './provisioned-members.ts'
export {
  type JoinedMembershipRow,
  type MembershipRow,
  OrganizationMembership,
  selectJoinedMemberships,
  toMembership,
} from './schemas.ts'
export { createMembership, deleteMembership, getMembership, updateMembership } from './service.ts'
export { changeMembership, deactivateMembership, lockMembership, reactivateMembership } from './transitions.ts'
