import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteApplication } from '../delete-application.ts'

export const deleteApplicationOperation = defineOperation({
  id: 'ApplicationsController_delete',
  method: 'DELETE',
  path: '/connect/applications/{id}',
  summary: 'Delete an application',
  description: 'Accepts its id or client id. Its secrets and everything issued to it stop working immediately.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteApplication(ctx, params.id),
})
