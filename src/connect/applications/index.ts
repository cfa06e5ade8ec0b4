export { endsWithApplication } from './delete-application.ts'
export { type Client, findClient } from './find-client.ts'
export { type ApplicationRow, ConnectApplication, toApplication } from './schemas.ts'
export { applicationNotFound, getApplication, readApplications } from './service.ts'
