import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { noTokens, tokenLimitReached } from '../errors.ts'
import { CreatedDirectoryToken, toDirectoryToken } from '../schemas.ts'
import { createToken } from '../tokens.ts'

export const createTokenOperation = defineOperation({
  id: 'gatehouse.directories.tokens.create',
  method: 'POST',
  path: '/directories/{id}/tokens',
  summary: 'Create a token of a directory',
  description: 'A directory can have two tokens, so that you can replace one at the provider without a failed request.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  success: { status: 201, body: CreatedDirectoryToken },
  errors: [notFound, noTokens, tokenLimitReached],
  async handler({ params }, ctx) {
    const { token, directory } = await createToken(ctx, params.id)
    return { ...toDirectoryToken(token, directory), bearer_token: token.value }
  },
})
