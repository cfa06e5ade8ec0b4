export { endAccess, type GrantedAccess, listAccess } from './service.ts'
