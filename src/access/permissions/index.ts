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
  findPermissions,
  listPermissionSlugs,
  listPermissions,
  unknownPermissions,
} from './service.ts'
