import { Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { toUser, User } from '../schemas.ts'
import { getUser } from '../service.ts'

export const getUserOperation = defineOperation({
  id: 'UserlandUsersController_get[0]',
  method: 'GET',
  path: '/user_management/users/{id}',
  summary: 'Get a user',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  lockRow: ({ id }, ctx) => sql`
    select 1 from users where environment_id = ${ctx.environmentId} and id = ${id} for update`,
  success: { status: 200, body: User },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toUser(await getUser(ctx, params.id))
  },
})
