import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { DataIntegration, toDataIntegration } from '../schemas.ts'
import { getIntegration } from '../service.ts'

export const getDataIntegrationOperation = defineOperation({
  id: 'DataIntegrationsManagementController_getDataIntegration',
  method: 'GET',
  path: '/data-integrations/{slug}',
  summary: 'Get a data integration',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ slug: Type.String() }),
  success: { status: 200, body: DataIntegration },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toDataIntegration(ctx.system.config.url, await getIntegration(ctx, params.slug))
  },
})
