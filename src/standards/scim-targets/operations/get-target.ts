import { Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ScimTarget, toTarget } from '../schemas.ts'
import { getTarget } from '../targets.ts'

export const getTargetOperation = defineOperation({
  id: 'gatehouse.scim_targets.get',
  method: 'GET',
  path: '/scim_targets/{id}',
  summary: 'Get a SCIM target with its state and last error',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  lockRow: ({ id }, ctx) => sql`
    select 1 from scim_targets where environment_id = ${ctx.environmentId} and id = ${id} for update`,
  unversioned: ['state', 'is_reconciling', 'reconciled_at', 'last_error', 'next_attempt_at', 'updated_at'],
  success: { status: 200, body: ScimTarget },
  errors: [notFound],
  handler: async ({ params }, ctx) => toTarget(await getTarget(ctx, params.id)),
})
