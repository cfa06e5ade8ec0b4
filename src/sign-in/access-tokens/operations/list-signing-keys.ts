import { Type } from 'typebox'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listSigningKeys } from '../signing-keys.ts'

export const listSigningKeysOperation = defineOperation({
  id: 'gatehouse.environments.signing_keys.list',
  method: 'GET',
  path: '/environments/current/signing_keys',
  summary: 'List the signing keys',
  description:
    'The published keys, newest first: the one that signs, ones that will sign soon, and ones whose tokens may still be valid.',
  surface: 'api',
  access: 'api_key',
  success: {
    status: 200,
    body: Type.Object({
      object: Type.Literal('list'),
      data: Type.Array(
        Type.Object({
          object: Type.Literal('signing_key'),
          kid: Type.String({ description: 'As in the key set and in the header of tokens.' }),
          state: Type.Enum(['published', 'signing', 'retiring'], {
            description: '`published` until it signs, `retiring` once another one does.',
          }),
          created_at: Timestamp,
          active_at: Timestamp,
          retired_at: Nullable(Timestamp),
        }),
      ),
    }),
  },
  handler: async (_input, ctx) => ({ object: 'list' as const, data: await listSigningKeys(ctx) }),
})
