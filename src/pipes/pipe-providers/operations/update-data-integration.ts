import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { invalidIntegration } from '../errors.ts'
import { DataIntegration, toDataIntegration, UpdateIntegration } from '../schemas.ts'
import { updateIntegration } from '../update-integration.ts'
import { type Root, rootParams, roots } from './roots.ts'

const updateDataIntegration = ({ ownership, name, path, integration }: Root) =>
  defineOperation({
    id: `DataIntegrationsManagementController_update${name}DataIntegration`,
    method: 'PUT',
    path,
    summary: `Update ${integration}`,
    description:
      'Members that are missing stay as they are. `scopes: null` restores the standard scopes of the service. A `custom_provider` is shared by both integrations of a slug. A token endpoint at another origin needs `credentials` with the secret again; the other integration and organizations then need their clients again.',
    surface: 'api',
    access: 'api_key',
    params: rootParams,
    body: UpdateIntegration,
    success: { status: 200, body: DataIntegration },
    errors: [notFound, invalidIntegration],
    async handler({ params, body }, ctx) {
      return toDataIntegration(ctx.system.config.url, await updateIntegration(ctx, params.slug, ownership, body))
    },
  })

export const updateDataIntegrationOperations = roots.map(updateDataIntegration)
