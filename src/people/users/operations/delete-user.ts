import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteUser } from '../service.ts'

export const deleteUserOperation = defineOperation({
  id: 'UserlandUsersController_delete[0]',
  method: 'DELETE',
  path: '/user_management/users/{id}',
  summary: 'Delete a user',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 200 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteUser(ctx, params.id),
})
