import { Type } from 'typebox'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ListedEnvironment, toListedEnvironment } from '../schemas.ts'
import { listApplicationEnvironments } from '../service.ts'

export const listEnvironmentsOperation = defineOperation({
  id: 'gatehouse.environments.list',
  method: 'GET',
  path: '/environments',
  summary: 'List the environments of the server',
  surface: 'api',
  access: 'system_key',
  query: listQuery({
    search: Type.Optional(
      Type.String({ minLength: 1, maxLength: 100, description: 'A part of the name, in any case.' }),
    ),
  }),
  success: { status: 200, body: listOf(ListedEnvironment) },
  handler: async ({ query }, ctx) => toList(await listApplicationEnvironments(ctx, query), toListedEnvironment),
})
