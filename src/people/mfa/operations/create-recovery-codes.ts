import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { getUser } from '../../users/index.ts'
import { createRecoveryCodes } from '../recovery-codes.ts'

export const createRecoveryCodesOperation = defineOperation({
  id: 'gatehouse.users.recovery_codes.create',
  method: 'POST',
  path: '/user_management/users/{id}/recovery_codes',
  summary: 'Create recovery codes for a user',
  description: 'Earlier codes stop working. The codes are returned only once.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  success: {
    status: 201,
    body: Type.Object({
      object: Type.Literal('recovery_codes'),
      codes: Type.Array(Type.String(secret), {
        description: 'The recovery codes. Each works once; only this response contains them.',
      }),
    }),
  },
  errors: [notFound],
  handler: ({ params }, ctx) =>
    ctx.transaction(async (tx) => {
      await getUser(tx, params.id)
      return { object: 'recovery_codes' as const, codes: await createRecoveryCodes(tx, params.id) }
    }),
})
