export { ensureRedirectUri, findDefaultRedirectUri, isRegisteredRedirectUri } from './service.ts'
