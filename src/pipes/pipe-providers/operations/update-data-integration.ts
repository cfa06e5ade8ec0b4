import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { invalidIntegration } from '../errors.ts'
import { DataIntegration, toDataIntegration, UpdateIntegration } from '../schemas.ts'
import { updateIntegration } from '../service.ts'

export const updateDataIntegrationOperation = defineOperation({
  id: 'DataIntegrationsManagementController_updateDataIntegration',
  method: 'PUT',
  path: '/data-integrations/{slug}',
  summary: 'Update a data integration',
  description:
    'Members that are missing stay as they are. `scopes: null` restores the standard scopes of the service. A token endpoint at another origin needs `credentials` with the secret again; organizations then enter their clients again.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ slug: Type.String() }),
  body: UpdateIntegration,
  success: { status: 200, body: DataIntegration },
  errors: [notFound, invalidIntegration],
  async handler({ params, body }, ctx) {
    return toDataIntegration(ctx.system.config.url, await updateIntegration(ctx, params.slug, body))
  },
})
