import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteTemplate } from '../service.ts'

export const deleteJwtTemplateOperation = defineOperation({
  id: 'gatehouse.jwt_template.delete',
  method: 'DELETE',
  path: '/user_management/jwt_template',
  summary: 'Delete the JWT template',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  success: { status: 204 },
  errors: [notFound],
  handler: (_input, ctx) => deleteTemplate(ctx),
})
