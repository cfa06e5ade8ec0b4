import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { integrationExists, invalidIntegration } from '../errors.ts'
import { CreateIntegration, DataIntegration, toDataIntegration } from '../schemas.ts'
import { createIntegration } from '../service.ts'

export const createDataIntegrationOperation = defineOperation({
  id: 'DataIntegrationsManagementController_createDataIntegration',
  method: 'POST',
  path: '/data-integrations',
  summary: 'Create a data integration',
  description: 'Sets up a known service by its slug, or one of your own with `custom_provider`.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  body: CreateIntegration,
  success: { status: 201, body: DataIntegration },
  errors: [notFound, integrationExists, invalidIntegration],
  async handler({ body }, ctx) {
    const { integration, installation } = await createIntegration(ctx, body)
    return toDataIntegration(ctx.system.config.url, integration, installation)
  },
})
