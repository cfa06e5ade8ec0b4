export { assignRole, removeRoleAssignment } from './assignments/assign-role.ts'
export { createGroupAssignment, removeGroupAssignment } from './assignments/group-assignments.ts'
export {
  type Decision,
  decide,
  type FoundPlace,
  findPlaces,
  type MemberSubject,
  type NamedResource,
} from './checks/decide.ts'
export { allowsOneRole, type Counting, rolesOnOrganization } from './checks/held-roles.ts'
export { listEffectivePermissions } from './checks/list-effective-permissions.ts'
export { listPermittedMemberships } from './checks/list-permitted-memberships.ts'
export {
  listResourcesOfType,
  type SearchedResources,
  type SearchPlace,
  searchResources,
} from './checks/search-resources.ts'
export { createResource } from './create-resource.ts'
export { deleteResource } from './delete-resource.ts'
export { getResource, getResourceIn, organizationKey } from './resource-key.ts'
export { updateResource } from './update-resource.ts'
