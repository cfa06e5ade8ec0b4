import { defineOperation } from '../../platform/http/operation.ts'
import { jwtTemplateNotFound } from '../errors.ts'
import { deleteTemplate } from '../service.ts'

export const deleteJwtTemplateOperation = defineOperation({
  id: 'gatehouse.jwt_template.delete',
  method: 'DELETE',
  path: '/user_management/jwt_template',
  summary: 'Make access tokens without a template again',
  surface: 'api',
  access: 'api_key',
  success: { status: 204 },
  errors: [jwtTemplateNotFound],
  handler: (_input, ctx) => deleteTemplate(ctx),
})
