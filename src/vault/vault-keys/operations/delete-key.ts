import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { keyInUse } from '../errors.ts'
import { deleteKey } from '../manage-keys.ts'

export const deleteKeyOperation = defineOperation({
  id: 'gatehouse.vault.keys.delete',
  method: 'DELETE',
  path: '/vault/v1/keys/{id}',
  summary: 'Delete a retired key',
  description: 'Data keys that it wrapped and that your application did not rekey can never be decrypted again.',
  surface: 'vault',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound, keyInUse],
  handler: ({ params }, ctx) => deleteKey(ctx, params.id),
})
