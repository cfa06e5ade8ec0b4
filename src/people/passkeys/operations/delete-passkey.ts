import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deletePasskey } from '../service.ts'

export const deletePasskeyOperation = defineOperation({
  id: 'gatehouse.passkeys.delete',
  method: 'DELETE',
  path: '/user_management/passkeys/{id}',
  summary: 'Delete a passkey',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deletePasskey(ctx, params.id),
})
