export { refuseRedirectUri } from './redirect-uri.ts'
export {
  deleteRedirectUri,
  ensureRedirectUri,
  findDefaultRedirectUri,
  isRegisteredRedirectUri,
  listRedirectUris,
} from './service.ts'
