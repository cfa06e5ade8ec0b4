export { endsWithApplication } from './delete-application.ts'
export { findNamedApplication } from './find-application.ts'
export { type Client, findClient } from './find-client.ts'
export {
  type ApplicationRow,
  ConnectApplication,
  type RegisteredRedirectUri,
  toApplication,
} from './schemas.ts'
export { applicationNotFound, findApplication, getApplication, readApplications } from './service.ts'
