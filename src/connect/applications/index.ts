export { applicationsArea } from './area.ts'
export { deleteApplication, deleteIdleApplications, endsWithApplication } from './delete-application.ts'
export { findNamedApplication } from './find-application.ts'
export { type Client, type FoundClient, findClient, findClientWith } from './find-client.ts'
export { findIdJagAudience, type IdJagAudience } from './id-jag-audiences.ts'
export { assertionAlgorithms, certificateThumbprint, type PublicKey, readPublicKeys } from './keys/public-keys.ts'
export { readKeySet } from './keys/service.ts'
export { readLogoutUri } from './logout-uri.ts'
export { isAddress, type NamedClient } from './named-client.ts'
export { readRedirectUris } from './redirect-uris.ts'
export {
  addRegisteredApplication,
  findDocument,
  findRegisteredApplication,
  type IdleApplication,
  type KnownDocument,
  noteUseOfRegistered,
  type RegisteredRow,
  type Registration,
  readIdleApplications,
  saveDocument,
  updateRegisteredApplication,
} from './registered-applications.ts'
export {
  type ApplicationRow,
  ConnectApplication,
  CreateOAuthApplication,
  RedirectUri,
  type RegisteredRedirectUri,
  toApplication,
} from './schemas.ts'
export { createClientSecret } from './secrets.ts'
export { fapiAlgorithms, type SecurityProfile } from './security-profile.ts'
export {
  applicationNotFound,
  createApplication,
  findApplication,
  findApplicationId,
  getApplication,
  readApplications,
} from './service.ts'
