export { refuseRedirectUri } from './redirect-uri.ts'
export { ensureRedirectUri, findDefaultRedirectUri, isRegisteredRedirectUri, listRedirectUris } from './service.ts'
