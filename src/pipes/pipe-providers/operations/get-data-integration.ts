import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { DataIntegration, toDataIntegration } from '../schemas.ts'
import { getIntegration } from '../service.ts'
import { type Root, rootParams, roots } from './roots.ts'

const getDataIntegration = ({ ownership, name, path, integration }: Root) =>
  defineOperation({
    id: `DataIntegrationsManagementController_get${name}DataIntegration`,
    method: 'GET',
    path,
    summary: `Get ${integration}`,
    surface: 'api',
    access: 'api_key',
    params: rootParams,
    success: { status: 200, body: DataIntegration },
    errors: [notFound],
    async handler({ params }, ctx) {
      return toDataIntegration(ctx.system.config.url, await getIntegration(ctx, params.slug, ownership))
    },
  })

export const getDataIntegrationOperations = roots.map(getDataIntegration)
