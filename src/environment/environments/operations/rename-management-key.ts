import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { Name } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { configuredKey } from '../errors.ts'
import { renameManagementKey } from '../management-keys.ts'
import { ManagementKey, toManagementKey } from '../schemas.ts'

export const renameManagementKeyOperation = defineOperation({
  id: 'gatehouse.environments.keys.rename',
  method: 'PATCH',
  path: '/environments/current/keys/{id}',
  summary: 'Rename a management key',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  body: Type.Object({ name: Name(100) }),
  success: { status: 200, body: ManagementKey },
  errors: [notFound, configuredKey],
  handler: async ({ params, body }, ctx) => toManagementKey(await renameManagementKey(ctx, params.id, body.name)),
})
