import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteIntegration } from '../service.ts'

/** Deletes all accounts of the integration as well. */
export const deleteDataIntegrationOperation = defineOperation({
  id: 'DataIntegrationsManagementController_deleteDataIntegration',
  method: 'DELETE',
  path: '/data-integrations/{slug}',
  summary: 'Delete a data integration',
  description:
    'With everybody’s accounts at the service, the definition of a custom one, and what organizations said of it.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ slug: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteIntegration(ctx, params.slug),
})
