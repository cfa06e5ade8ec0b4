export { accessPath, accessUrl } from './access-path.ts'
export { type NewAccess, notifyOfAccess } from './notify.ts'
