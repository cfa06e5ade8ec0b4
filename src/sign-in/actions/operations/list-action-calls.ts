import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ActionCall, listCalls, toActionCall } from '../calls.ts'

export const listActionCallsOperation = defineOperation({
  id: 'gatehouse.actions.list_calls',
  method: 'GET',
  path: '/action_endpoints/{id}/calls',
  summary: 'List the calls of an action endpoint',
  description: 'Those of the last 30 days, tests included.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  query: listQuery({}),
  success: { status: 200, body: listOf(ActionCall) },
  errors: [notFound],
  handler: async ({ params, query }, ctx) => toList(await listCalls(ctx, params.id, query), toActionCall),
})
