import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { DataIntegration, toDataIntegration } from '../schemas.ts'
import { listIntegrations } from '../service.ts'

export const listDataIntegrationsOperation = defineOperation({
  id: 'DataIntegrationsManagementController_listDataIntegrations',
  method: 'GET',
  path: '/data-integrations',
  summary: 'List data integrations',
  surface: 'api',
  access: 'api_key',
  query: listQuery({}),
  success: { status: 200, body: listOf(DataIntegration) },
  async handler({ query }, ctx) {
    return toList(await listIntegrations(ctx, query), (row) => toDataIntegration(ctx.system.config.url, row))
  },
})
