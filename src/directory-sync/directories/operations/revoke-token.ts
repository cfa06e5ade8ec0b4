import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { revokeToken } from '../tokens.ts'

export const revokeTokenOperation = defineOperation({
  id: 'gatehouse.directories.tokens.revoke',
  method: 'DELETE',
  path: '/directories/{id}/tokens/{token_id}',
  summary: 'Revoke a token of a directory',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String(), token_id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => revokeToken(ctx, params.id, params.token_id),
})
