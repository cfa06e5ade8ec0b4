export { type Client, findClient } from './find-client.ts'
