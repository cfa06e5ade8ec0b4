import { createRedirectUriOperation } from './operations/create-redirect-uri.ts'
import { deleteRedirectUriOperation } from './operations/delete-redirect-uri.ts'
import { listRedirectUrisOperation } from './operations/list-redirect-uris.ts'

export const operations = [createRedirectUriOperation, listRedirectUrisOperation, deleteRedirectUriOperation]

export { ensureRedirectUri, findDefaultRedirectUri, isRegisteredRedirectUri } from './service.ts'
