export { endsWithApplication } from './delete-application.ts'
export { findNamedApplication } from './find-application.ts'
export { type Client, type FoundClient, findClient } from './find-client.ts'
export { assertionAlgorithms, type PublicKey, readPublicKey } from './keys/public-keys.ts'
export {
  type ApplicationRow,
  ConnectApplication,
  type RegisteredRedirectUri,
  toApplication,
} from './schemas.ts'
export { applicationNotFound, findApplication, getApplication, readApplications } from './service.ts'
