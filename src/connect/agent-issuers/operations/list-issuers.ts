import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { TrustedIssuer, toTrustedIssuer } from '../schemas.ts'
import { listIssuers } from '../service.ts'

export const listIssuersOperation = defineOperation({
  id: 'gatehouse.agents.trusted_issuers.list',
  method: 'GET',
  path: '/agents/trusted_issuers',
  summary: 'List trusted issuers of assertions',
  surface: 'api',
  access: 'api_key',
  query: listQuery({}),
  success: { status: 200, body: listOf(TrustedIssuer) },
  handler: async ({ query }, ctx) => toList(await listIssuers(ctx, query), toTrustedIssuer),
})
