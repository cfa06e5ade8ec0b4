import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { CorsOrigin, toCorsOrigin } from '../schemas.ts'
import { listOrigins } from '../service.ts'

export const listCorsOriginsOperation = defineOperation({
  id: 'CorsOriginsController_list',
  method: 'GET',
  path: '/user_management/cors_origins',
  summary: 'List CORS origins',
  surface: 'api',
  access: 'api_key',
  query: listQuery({}),
  success: { status: 200, body: listOf(CorsOrigin) },
  handler: async ({ query }, ctx) => toList(await listOrigins(ctx, query), toCorsOrigin),
})
