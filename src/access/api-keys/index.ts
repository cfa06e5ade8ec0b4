export { importApiKey } from './create.ts'
export { endApiKeys } from './end-api-keys.ts'
export { type LastUsedWriter, startLastUsedWriter } from './last-used.ts'
export { CreateOrganizationApiKey } from './schemas.ts'
