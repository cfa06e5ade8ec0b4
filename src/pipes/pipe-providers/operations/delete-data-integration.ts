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
    'Also deletes all accounts at the service, the definition of a custom service, and the configurations of organizations.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ slug: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteIntegration(ctx, params.slug),
})
