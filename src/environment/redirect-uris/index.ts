export { refuseRedirectUri } from './redirect-uri.ts'
export { ensureRedirectUri, findDefaultRedirectUri, isRegisteredRedirectUri } from './service.ts'
