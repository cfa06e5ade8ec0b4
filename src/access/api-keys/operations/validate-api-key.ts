import { Type } from 'typebox'
import { defined } from '#platform/defined.ts'
import { Nullable } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { findAgentOfKey } from '../agent-of-key.ts'
import { ApiKey, toApiKey } from '../schemas.ts'
import { validateApiKey } from '../validate.ts'

export const validateApiKeyOperation = defineOperation({
  id: 'ApiKeysController_validateApiKey',
  method: 'POST',
  path: '/api_keys/validations',
  summary: 'Validate an API key',
  surface: 'api',
  access: 'api_key',
  idempotency: 'none',
  onlyReads: true,
  body: Type.Object({ value: Type.String(secret) }),
  success: {
    status: 200,
    body: Type.Object({
      api_key: Nullable({ ...ApiKey, description: 'The key, or `null` if it is not valid.' }),
      agent_registration_id: Type.Optional(
        Type.String({ description: 'The registration of the agent, if the key belongs to one.' }),
      ),
    }),
    description:
      'The key, or null if the value is not a valid key. For a user’s key, `permissions` has what the owner’s roles permit now.',
  },
  async handler({ body }, ctx) {
    const row = await validateApiKey(ctx, body.value)
    if (row === undefined) return { api_key: null }
    const agent = await findAgentOfKey(ctx, body.value, row.id)
    return { api_key: toApiKey(row), ...defined({ agent_registration_id: agent }) }
  },
})
