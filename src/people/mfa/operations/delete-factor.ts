import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteFactor } from '../factors.ts'

export const deleteFactorOperation = defineOperation({
  id: 'AuthenticationFactorsController_delete',
  method: 'DELETE',
  path: '/auth/factors/{id}',
  summary: 'Delete an authentication factor',
  description: 'Its challenges are deleted with it.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteFactor(ctx, params.id),
})
