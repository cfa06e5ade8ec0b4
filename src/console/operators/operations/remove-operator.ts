import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { lastOwner } from '../errors.ts'
import { removeOperator } from '../service.ts'

export const removeOperatorOperation = defineOperation({
  id: 'gatehouse.operators.remove',
  method: 'DELETE',
  path: '/operators/{id}',
  summary: 'Remove an operator',
  description: 'With their user and all their sessions. Their next call is refused.',
  surface: 'api',
  access: 'system_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound, lastOwner],
  async handler({ params }, ctx) {
    await removeOperator(ctx, params.id)
  },
})
