export { endsWithApplication } from './delete-application.ts'
export { type Client, findClient } from './find-client.ts'
