import { defineOperation } from '#platform/http/operation.ts'
import { checkMany } from '../checks/check-many.ts'
import { CheckMany, CheckManyAnswer } from '../checks/schemas.ts'

export const checkManyOperation = defineOperation({
  id: 'gatehouse.authorization.checkMany',
  method: 'POST',
  path: '/authorization/checks',
  summary: 'Run up to 1,000 permission checks in one call',
  surface: 'api',
  access: 'api_key',
  idempotency: 'none',
  onlyReads: true,
  body: CheckMany,
  success: { status: 200, body: CheckManyAnswer },
  async handler({ body }, ctx) {
    return { object: 'list', data: await checkMany(ctx, body.checks) } as const
  },
})
