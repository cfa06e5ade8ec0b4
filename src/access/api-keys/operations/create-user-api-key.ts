import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { createUserApiKey } from '../create.ts'
import { userApiKeyRefused } from '../errors.ts'
import { CreateUserApiKey, toUserApiKey, UserApiKeyWithValue } from '../schemas.ts'

export const createUserApiKeyOperation = defineOperation({
  id: 'UserApiKeysController_create',
  method: 'POST',
  path: '/user_management/users/{userId}/api_keys',
  summary: 'Create an API key for a user',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ userId: Type.String() }),
  body: CreateUserApiKey,
  success: { status: 201, body: UserApiKeyWithValue },
  errors: [notFound, userApiKeyRefused],
  async handler({ params, body }, ctx) {
    const { value, ...row } = await createUserApiKey(ctx, params.userId, body)
    return { ...toUserApiKey(row), value }
  },
})
