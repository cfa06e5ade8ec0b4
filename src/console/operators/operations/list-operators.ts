import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { Operator, toOperator } from '../schemas.ts'
import { listOperators } from '../service.ts'

export const listOperatorsOperation = defineOperation({
  id: 'gatehouse.operators.list',
  method: 'GET',
  path: '/operators',
  summary: 'List the operators of the server',
  surface: 'api',
  access: 'system_key',
  query: listQuery({}),
  success: { status: 200, body: listOf(Operator) },
  handler: async ({ query }, ctx) => toList(await listOperators(ctx, query), toOperator),
})
