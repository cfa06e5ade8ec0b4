import { Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { Organization } from '../schemas.ts'
import { getOrganization } from '../service.ts'

export const getOrganizationOperation = defineOperation({
  id: 'OrganizationsController_find',
  method: 'GET',
  path: '/organizations/{id}',
  summary: 'Get an organization',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  lockRow: ({ id }, ctx) => sql`
    select 1 from organizations where environment_id = ${ctx.environmentId} and id = ${id} for update`,
  success: { status: 200, body: Organization },
  errors: [notFound],
  handler: ({ params }, ctx) => getOrganization(ctx, params.id),
})
