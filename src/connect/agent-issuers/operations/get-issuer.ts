import { Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { TrustedIssuer, toTrustedIssuer } from '../schemas.ts'
import { getIssuer } from '../service.ts'

export const getIssuerOperation = defineOperation({
  id: 'gatehouse.agents.trusted_issuers.get',
  method: 'GET',
  path: '/agents/trusted_issuers/{id}',
  summary: 'Get a trusted issuer of assertions',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  lockRow: ({ id }, ctx) => sql`
    select 1 from agent_trusted_issuers where environment_id = ${ctx.environmentId} and id = ${id} for update`,
  success: { status: 200, body: TrustedIssuer },
  errors: [notFound],
  handler: async ({ params }, ctx) => toTrustedIssuer(await getIssuer(ctx, params.id)),
})
