import { defineEvent } from '#platform/events/define-event.ts'
import { ApiKey, UpdatedApiKey } from './schemas.ts'

export const apiKeyCreated = defineEvent('api_key.created', ApiKey)
export const apiKeyUpdated = defineEvent('api_key.updated', UpdatedApiKey)
export const apiKeyRevoked = defineEvent('api_key.revoked', ApiKey)
