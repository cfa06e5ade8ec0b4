import { notFound } from '../../platform/http/errors.ts'
import type { Operation } from '../../platform/http/operation.ts'
import * as roleEvents from './events.ts'
import { addOrganizationRolePermissionOperation } from './operations/add-organization-role-permission.ts'
import { addRolePermissionOperation } from './operations/add-role-permission.ts'
import { createOrganizationRoleOperation } from './operations/create-organization-role.ts'
import { createPermissionOperation } from './operations/create-permission.ts'
import { createRoleOperation } from './operations/create-role.ts'
import { declareResourceTypeOperation } from './operations/declare-resource-type.ts'
import { createDeleteOrganizationRoleOperation } from './operations/delete-organization-role.ts'
import { deletePermissionOperation } from './operations/delete-permission.ts'
import { deleteResourceTypeOperation } from './operations/delete-resource-type.ts'
import { createDeleteRoleOperation } from './operations/delete-role.ts'
import { getOrganizationRoleOperation } from './operations/get-organization-role.ts'
import { getOrganizationRoleSettingsOperation } from './operations/get-organization-role-settings.ts'
import { getPermissionOperation } from './operations/get-permission.ts'
import { getResourceTypeOperation } from './operations/get-resource-type.ts'
import { getRoleOperation } from './operations/get-role.ts'
import { getRoleSettingsOperation } from './operations/get-role-settings.ts'
import { listOrganizationRolesOperation } from './operations/list-organization-roles.ts'
import { listOrganizationRolesAliasOperation } from './operations/list-organization-roles-alias.ts'
import { listPermissionsOperation } from './operations/list-permissions.ts'
import { listResourceTypesOperation } from './operations/list-resource-types.ts'
import { listRolesOperation } from './operations/list-roles.ts'
import { removeOrganizationRolePermissionOperation } from './operations/remove-organization-role-permission.ts'
import { setDefaultRoleOperation } from './operations/set-default-role.ts'
import { setOrganizationDefaultRoleOperation } from './operations/set-organization-default-role.ts'
import { setOrganizationPriorityOperation } from './operations/set-organization-priority.ts'
import { setOrganizationRolePermissionsOperation } from './operations/set-organization-role-permissions.ts'
import { setPriorityOperation } from './operations/set-priority.ts'
import { setRolePermissionsOperation } from './operations/set-role-permissions.ts'
import { setRoleSettingsOperation } from './operations/set-role-settings.ts'
import { updateOrganizationRoleOperation } from './operations/update-organization-role.ts'
import { updatePermissionOperation } from './operations/update-permission.ts'
import { updateRoleOperation } from './operations/update-role.ts'
import type { RoleHolder } from './role-holders.ts'

/** @param holders the higher slices that assign roles. Consulted before a role is deleted. */
export function createOperations(holders: readonly RoleHolder[]): Operation[] {
  return [
    listRolesOperation,
    createRoleOperation,
    getRoleOperation,
    updateRoleOperation,
    setRolePermissionsOperation,
    addRolePermissionOperation,
    listOrganizationRolesOperation,
    listOrganizationRolesAliasOperation,
    createOrganizationRoleOperation,
    getOrganizationRoleOperation,
    updateOrganizationRoleOperation,
    createDeleteOrganizationRoleOperation(holders),
    setOrganizationRolePermissionsOperation,
    addOrganizationRolePermissionOperation,
    removeOrganizationRolePermissionOperation,
    listPermissionsOperation,
    createPermissionOperation,
    getPermissionOperation,
    updatePermissionOperation,
    deletePermissionOperation,
    setPriorityOperation,
    setDefaultRoleOperation,
    createDeleteRoleOperation(holders),
    setOrganizationPriorityOperation,
    setOrganizationDefaultRoleOperation,
    getRoleSettingsOperation,
    setRoleSettingsOperation,
    getOrganizationRoleSettingsOperation,
    listResourceTypesOperation,
    getResourceTypeOperation,
    declareResourceTypeOperation,
    deleteResourceTypeOperation,
  ]
}
export const events = Object.values(roleEvents)
export const parentErrors = {
  roles: (id: string) => notFound('Role', id),
  permissions: (id: string) => notFound('Permission', id),
  resource_types: (id: string) => notFound('Resource type', id),
}

export { ensureBuiltIns, systemPermissionSlugs, withBuiltIns } from './built-in.ts'
export { createOrganizationRole, createRole } from './create-roles.ts'
export { endOrganizationRoles } from './end-organization-roles.ts'
export { invalidRole, multipleRolesNotEnabled, subResourceRole } from './errors.ts'
export {
  CreatePermission,
  Permission,
  type PermissionRow,
  permissionColumns,
  toPermission,
} from './permission-schemas.ts'
export { createPermission } from './permissions.ts'
export { listOrganizationRoles, listRoles } from './read-roles.ts'
export type { ResourceTypeRow } from './resource-type-schemas.ts'
export { getResourceType, listResourceTypes, nameResourceType, shareHierarchy } from './resource-types.ts'
export type { ParkedRole, RoleHolder } from './role-holders.ts'
export { setPermissions } from './role-permissions.ts'
export { allowsMultipleRoles } from './role-settings.ts'
export { defaultRole, permissionsOf, requireRoles } from './roles-of-members.ts'
export { CreateRole, ResourceTypeSlug, rootType } from './schemas.ts'
export { appliesIn, effectiveRoleSlugs } from './select-roles.ts'
export { setDefaultRole, setOrganizationDefaultRole } from './set-default.ts'
export { setOrganizationPriority, setPriority } from './set-priority.ts'
export { updateRole } from './update-role.ts'
