import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { environmentUnknown, lastOwner, repeatedScope } from '../errors.ts'
import { Operator, ScopedRole, toOperator } from '../schemas.ts'
import { setOperatorRoles } from '../service.ts'

export const setOperatorRolesOperation = defineOperation({
  id: 'gatehouse.operators.set_roles',
  method: 'PUT',
  path: '/operators/{id}/roles',
  summary: 'Set the roles of an operator',
  description: 'Replaces all roles of the operator. They hold from the next call on.',
  surface: 'api',
  access: 'system_key',
  params: Type.Object({ id: Type.String() }),
  body: Type.Object({ roles: Type.Array(ScopedRole, { maxItems: 1_000 }) }),
  success: { status: 200, body: Operator },
  errors: [notFound, repeatedScope, environmentUnknown, lastOwner],
  handler: async ({ params, body }, ctx) => toOperator(await setOperatorRoles(ctx, params.id, body.roles)),
})
