import { Type } from 'typebox'
import { checkedRead } from '#platform/checked-read.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getUser } from '../../users/index.ts'
import { countRecoveryCodes } from '../recovery-codes.ts'

export const countRecoveryCodesOperation = defineOperation({
  id: 'gatehouse.users.recovery_codes.count',
  method: 'GET',
  path: '/user_management/users/{id}/recovery_codes',
  summary: 'Count the unused recovery codes of a user',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: {
    status: 200,
    body: Type.Object({ object: Type.Literal('recovery_codes'), remaining: Type.Integer() }),
  },
  errors: [notFound],
  async handler({ params }, ctx) {
    const remaining = await checkedRead(getUser(ctx, params.id), () => countRecoveryCodes(ctx, params.id))
    return { object: 'recovery_codes' as const, remaining }
  },
})
