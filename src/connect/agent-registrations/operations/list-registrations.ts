import { Type } from 'typebox'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { Registration, toRegistration } from '../schemas.ts'
import { listRegistrations } from '../service.ts'

export const listRegistrationsOperation = defineOperation({
  id: 'gatehouse.agents.registrations.list',
  method: 'GET',
  path: '/agents/registrations',
  summary: 'List registrations of agents',
  surface: 'api',
  access: 'api_key',
  query: listQuery({
    organization_id: Type.Optional(Type.String()),
    user_id: Type.Optional(Type.String({ description: 'Returns agents that act for this user.' })),
    trusted_issuer_id: Type.Optional(
      Type.String({ description: 'Returns agents that registered with assertions of this issuer.' }),
    ),
  }),
  success: { status: 200, body: listOf(Registration) },
  handler: async ({ query }, ctx) =>
    toList(await listRegistrations(ctx, query), (row) => toRegistration(row, ctx.now())),
})
