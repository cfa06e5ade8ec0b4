import { Type } from 'typebox'
import { getUser } from '#people/users/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { resetLimitsOfUser } from '../user-limits.ts'

export const resetGuessLimitsOperation = defineOperation({
  id: 'gatehouse.guess_limits.reset',
  method: 'DELETE',
  path: '/user_management/users/{id}/guess_limits',
  summary: 'Reset the limits of a user',
  description:
    'Begins the limits on wrong tries and on messages with codes from zero for one user. Codes that had ten wrong tries stay void.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  async handler({ params }, ctx) {
    await resetLimitsOfUser(ctx, await getUser(ctx, params.id))
  },
})
