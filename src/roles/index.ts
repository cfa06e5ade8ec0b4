export { invalidRole } from './errors.ts'
export { defaultRole, permissionsOf, requireRoles } from './service.ts'
