import { notFound } from '../../platform/http/errors.ts'
import * as apiKeyEvents from './events.ts'
import { createOrganizationApiKeyOperation } from './operations/create-organization-api-key.ts'
import { createUserApiKeyOperation } from './operations/create-user-api-key.ts'
import { deleteApiKeyOperation } from './operations/delete-api-key.ts'
import { expireApiKeyOperation } from './operations/expire-api-key.ts'
import { listOrganizationApiKeysOperation } from './operations/list-organization-api-keys.ts'
import { listUserApiKeysOperation } from './operations/list-user-api-keys.ts'
import { validateApiKeyOperation } from './operations/validate-api-key.ts'

export const operations = [
  listOrganizationApiKeysOperation,
  createOrganizationApiKeyOperation,
  listUserApiKeysOperation,
  createUserApiKeyOperation,
  validateApiKeyOperation,
  expireApiKeyOperation,
  deleteApiKeyOperation,
]
export const events = Object.values(apiKeyEvents)
export const parentErrors = { api_keys: (id: string) => notFound('API Key', id) }

export { importApiKey } from './create.ts'
export { endApiKeys } from './end-api-keys.ts'
export { type LastUsedWriter, startLastUsedWriter } from './last-used.ts'
export { CreateOrganizationApiKey } from './schemas.ts'
