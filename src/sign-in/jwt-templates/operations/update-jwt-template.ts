import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { JwtTemplate, toJwtTemplate } from '../schemas.ts'
import { setTemplate } from '../service.ts'

export const updateJwtTemplateOperation = defineOperation({
  id: 'JwtTemplatesController_updateJwtTemplate',
  method: 'PUT',
  path: '/user_management/jwt_template',
  summary: 'Set the JWT template',
  description: 'Adds claims to access tokens.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  body: Type.Object({ content: Type.String() }),
  success: { status: 200, body: JwtTemplate },
  handler: async ({ body }, ctx) => toJwtTemplate(await setTemplate(ctx, body.content)),
})
