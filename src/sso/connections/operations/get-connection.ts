import { Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getConnection } from '../read.ts'
import { Connection, toConnection } from '../schemas.ts'

export const getConnectionOperation = defineOperation({
  id: 'ConnectionsController_find',
  method: 'GET',
  path: '/connections/{id}',
  summary: 'Get a connection',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  lockRow: ({ id }, ctx) => sql`
    select 1 from connections where environment_id = ${ctx.environmentId} and id = ${id} for update`,
  success: { status: 200, body: Connection },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toConnection(await getConnection(ctx, params.id))
  },
})
