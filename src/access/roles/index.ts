export { createOrganizationRole, createRole } from './create-roles.ts'
export { deleteOrganizationRole, deleteRole } from './delete-roles.ts'
export { invalidRole, multipleRolesNotEnabled, subResourceRole } from './errors.ts'
export { defineGroupRoles, type GroupRole } from './group-roles.ts'
export {
  getRole,
  type HeldRole,
  holdRole,
  listOrganizationRoles,
  listRoleSlugs,
  listRoles,
  type RoleKey,
  typeOfRole,
} from './read-roles.ts'
export { type ParkedRole, type RoleHolder, roleHolders } from './role-holders.ts'
export { addPermission, setPermissions } from './role-permissions.ts'
export { allowMultipleRoles, allowsMultipleRoles, getRoleSettings } from './role-settings.ts'
export {
  allowedRoles,
  defaultRole,
  holdRoles,
  permissionsOf,
  requireRoles,
  rolesOfOneMember,
  selectPermissionsOf,
} from './roles-of-members.ts'
export { CreateOrganizationRole, CreateRole, type RoleWithPermissions, SetPermissions } from './schemas.ts'
export { appliesIn, effectiveRoleSlugs } from './select-roles.ts'
export { setDefaultRole, setOrganizationDefaultRole } from './set-default.ts'
export { setOrganizationPriority, setPriority } from './set-priority.ts'
export { updateRole } from './update-role.ts'
