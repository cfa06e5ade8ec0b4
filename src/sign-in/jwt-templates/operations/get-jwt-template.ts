import { sql } from '#platform/db/sql.ts'
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
  lockRow: (_params, ctx) => sql`select 1 from jwt_templates where environment_id = ${ctx.environmentId} for update`,
  success: { status: 200, body: JwtTemplate },
  errors: [notFound],
  handler: async (_input, ctx) => toJwtTemplate(await getTemplate(ctx)),
})
