import { notFound } from '#platform/http/errors.ts'
import { inArea } from '#platform/http/reference-area.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { resourcesArea } from '../resource-types/index.ts'
import { roleHolders } from '../roles/index.ts'
import { accessChecksArea, roleAssignmentsArea } from './area.ts'
import { assignedRoles, groupRoles } from './assignments/role-holders.ts'
import { assignRoleOperation } from './operations/assign-role.ts'
import { checkOperation } from './operations/check.ts'
import { checkManyOperation } from './operations/check-many.ts'
import { createGroupRoleAssignmentOperation } from './operations/create-group-role-assignment.ts'
import { createResourceOperation } from './operations/create-resource.ts'
import { deleteResourceOperation } from './operations/delete-resource.ts'
import { deleteResourceByExternalIdOperation } from './operations/delete-resource-by-external-id.ts'
import { explainOperation } from './operations/explain.ts'
import { getGroupRoleAssignmentOperation } from './operations/get-group-role-assignment.ts'
import { getResourceOperation } from './operations/get-resource.ts'
import { getResourceByExternalIdOperation } from './operations/get-resource-by-external-id.ts'
import {
  listEffectivePermissionsByExternalIdOperation,
  listEffectivePermissionsOfResourceOperation,
  listEffectivePermissionsOperation,
} from './operations/list-effective-permissions.ts'
import { listGroupRoleAssignmentsOperation } from './operations/list-group-role-assignments.ts'
import { listMembershipRoleAssignmentsOperation } from './operations/list-membership-role-assignments.ts'
import {
  listPermittedMembershipsByExternalIdOperation,
  listPermittedMembershipsOperation,
} from './operations/list-permitted-memberships.ts'
import {
  listResourceRoleAssignmentsByExternalIdOperation,
  listResourceRoleAssignmentsOperation,
} from './operations/list-resource-role-assignments.ts'
import { listResourcesOperation } from './operations/list-resources.ts'
import { listVisibleResourcesOperation } from './operations/list-visible-resources.ts'
import { removeGroupRoleOperation } from './operations/remove-group-role.ts'
import { removeGroupRoleAssignmentOperation } from './operations/remove-group-role-assignment.ts'
import { removeRoleOperation } from './operations/remove-role.ts'
import { removeRoleAssignmentOperation } from './operations/remove-role-assignment.ts'
import { replaceGroupRoleAssignmentsOperation } from './operations/replace-group-role-assignments.ts'
import { updateResourceOperation } from './operations/update-resource.ts'
import { updateResourceByExternalIdOperation } from './operations/update-resource-by-external-id.ts'

export const authorization = defineSlice({
  area: resourcesArea,
  operations: [
    listResourcesOperation,
    createResourceOperation,
    getResourceOperation,
    updateResourceOperation,
    deleteResourceOperation,
    getResourceByExternalIdOperation,
    updateResourceByExternalIdOperation,
    deleteResourceByExternalIdOperation,
    ...inArea(roleAssignmentsArea, [
      listMembershipRoleAssignmentsOperation,
      assignRoleOperation,
      removeRoleOperation,
      removeRoleAssignmentOperation,
      listResourceRoleAssignmentsOperation,
      listResourceRoleAssignmentsByExternalIdOperation,
      listGroupRoleAssignmentsOperation,
      createGroupRoleAssignmentOperation,
      replaceGroupRoleAssignmentsOperation,
      removeGroupRoleOperation,
      getGroupRoleAssignmentOperation,
      removeGroupRoleAssignmentOperation,
    ]),
    ...inArea(accessChecksArea, [
      checkOperation,
      checkManyOperation,
      explainOperation,
      listVisibleResourcesOperation,
      listPermittedMembershipsOperation,
      listPermittedMembershipsByExternalIdOperation,
      listEffectivePermissionsOperation,
      listEffectivePermissionsByExternalIdOperation,
      listEffectivePermissionsOfResourceOperation,
    ]),
  ],
  tables: {
    authorization_resources: {
      kept: { until: 'it is deleted' },
      missing: (id: string) => notFound('Resource', id),
      impersonal: { 'no person': ['name', 'description', 'path'] },
    },
    role_assignments: { kept: { until: 'it is deleted' } },
    group_role_assignments: { kept: { until: 'it is deleted' } },
  },
  fills: [roleHolders.fill(assignedRoles), roleHolders.fill(groupRoles)],
})
