export { rolesArea } from './area.ts'
export { badRequest } from './errors.ts'
export {
  CreatePermission,
  Description,
  Permission,
  type PermissionRow,
  permissionColumns,
  toPermission,
  UpdateNames,
} from './schemas.ts'
export {
  createPermission,
  deletePermission,
  findPermissions,
  listPermissionSlugs,
  listPermissions,
  unknownPermissions,
  updatePermission,
} from './service.ts'
