import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { JwtTemplate, toJwtTemplate } from '../schemas.ts'
import { getTemplate } from '../service.ts'

export const getJwtTemplateOperation = defineOperation({
  id: 'JwtTemplatesController_getJwtTemplate',
  method: 'GET',
  path: '/user_management/jwt_template',
  summary: 'Get the JWT template',
  surface: 'api',
  access: 'api_key',
  success: { status: 200, body: JwtTemplate },
  errors: [notFound],
  handler: async (_input, ctx) => toJwtTemplate(await getTemplate(ctx)),
})
