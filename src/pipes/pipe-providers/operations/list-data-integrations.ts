import { Type } from 'typebox'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listIntegrations } from '../read.ts'
import { DataIntegration, Ownership, toDataIntegration } from '../schemas.ts'

export const listDataIntegrationsOperation = defineOperation({
  id: 'DataIntegrationsManagementController_listDataIntegrations',
  method: 'GET',
  path: '/data-integrations',
  summary: 'List data integrations',
  description:
    'Those for the accounts of users and those for the accounts of organizations, unless `ownership` says which.',
  surface: 'api',
  access: 'api_key',
  query: listQuery({ ownership: Type.Optional(Ownership) }),
  success: { status: 200, body: listOf(DataIntegration) },
  async handler({ query }, ctx) {
    return toList(await listIntegrations(ctx, query), (row) => toDataIntegration(ctx.system.config.url, row))
  },
})
