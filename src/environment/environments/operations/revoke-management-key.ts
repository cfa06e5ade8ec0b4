import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { lastKey } from '../errors.ts'
import { revokeManagementKey } from '../management-keys.ts'

export const revokeManagementKeyOperation = defineOperation({
  id: 'gatehouse.environments.keys.revoke',
  method: 'DELETE',
  path: '/environments/current/keys/{id}',
  summary: 'Revoke a management key',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound, lastKey],
  handler: ({ params }, ctx) => revokeManagementKey(ctx, params.id),
})
