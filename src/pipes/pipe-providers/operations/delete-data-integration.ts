import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteIntegration } from '../service.ts'
import { type Root, rootParams, roots } from './roots.ts'

const deleteDataIntegration = ({ ownership, name, path, integration }: Root) =>
  defineOperation({
    id: `DataIntegrationsManagementController_delete${name}DataIntegration`,
    method: 'DELETE',
    path,
    summary: `Delete ${integration}`,
    description:
      'Also deletes its accounts at the service and the configurations of organizations. The definition of a custom service stays with the other integration of the slug, if there is one.',
    surface: 'api',
    access: 'api_key',
    repeatable: true,
    params: rootParams,
    success: { status: 204 },
    errors: [notFound],
    handler: ({ params }, ctx) => deleteIntegration(ctx, params.slug, ownership),
  })

/** Deletes all accounts of the integration as well. */
export const deleteDataIntegrationOperations = roots.map(deleteDataIntegration)
