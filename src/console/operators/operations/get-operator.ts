import { Type } from 'typebox'
import { environmentLock } from '#environment/environments/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { Operator, toOperator } from '../schemas.ts'
import { getOperator } from '../service.ts'

export const getOperatorOperation = defineOperation({
  id: 'gatehouse.operators.get',
  method: 'GET',
  path: '/operators/{id}',
  summary: 'Get an operator of the server',
  surface: 'api',
  access: 'system_key',
  params: Type.Object({ id: Type.String() }),
  // What changes an operator holds the environment of the operators, as one of them stays an owner.
  lockRow: (_params, ctx) => environmentLock(ctx),
  success: { status: 200, body: Operator },
  errors: [notFound],
  handler: async ({ params }, ctx) => toOperator(await getOperator(ctx, params.id)),
})
