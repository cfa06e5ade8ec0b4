import type { EndDependents } from '../../platform/dependents.ts'
import { notFound } from '../../platform/http/errors.ts'
import type { Operation } from '../../platform/http/operation.ts'
import * as organizationMembershipEvents from './events.ts'
import { createMembershipOperation } from './operations/create-membership.ts'
import { deactivateMembershipOperation } from './operations/deactivate-membership.ts'
import { createDeleteMembershipOperation } from './operations/delete-membership.ts'
import { getMembershipOperation } from './operations/get-membership.ts'
import { listMembershipsOperation } from './operations/list-memberships.ts'
import { reactivateMembershipOperation } from './operations/reactivate-membership.ts'
import { updateMembershipOperation } from './operations/update-membership.ts'

/** @param dependents what ends with a membership. */
export function createOperations(dependents: readonly EndDependents[]): Operation[] {
  return [
    listMembershipsOperation,
    createMembershipOperation,
    getMembershipOperation,
    updateMembershipOperation,
    createDeleteMembershipOperation(dependents),
    deactivateMembershipOperation,
    reactivateMembershipOperation,
  ]
}
export const events = Object.values(organizationMembershipEvents)
export const parentErrors = { organization_memberships: (id: string) => notFound('Organization membership', id) }

export {
  type ActiveMembership,
  findActiveMembership,
  isDirectoryManaged,
  listActiveMembershipsOfUser,
} from './active-memberships.ts'
export { endMemberships } from './end-memberships.ts'
export { admitMember, inviteMember, withdrawInvitedMember } from './invited-members.ts'
export { membershipRoles } from './membership-roles.ts'
export { addOwnRole, removeOwnRole } from './own-roles.ts'
export { type JoinedMembershipRow, OrganizationMembership, selectJoinedMemberships, toMembership } from './schemas.ts'
export { createMembership, getMembership } from './service.ts'
export { deactivateMembership, reactivateMembership } from './transitions.ts'
