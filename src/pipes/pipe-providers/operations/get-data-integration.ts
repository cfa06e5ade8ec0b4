import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getIntegration } from '../read.ts'
import { DataIntegration, toDataIntegration } from '../schemas.ts'
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
    // Both of a slug, in the order of everyone who changes them.
    lockRow: ({ slug }, ctx) => sql`
      select 1 from data_integrations where environment_id = ${ctx.environmentId} and slug = ${slug}
      order by ownership for no key update`,
    success: { status: 200, body: DataIntegration },
    errors: [notFound],
    async handler({ params }, ctx) {
      return toDataIntegration(ctx.system.config.url, await getIntegration(ctx, params.slug, ownership))
    },
  })

export const getDataIntegrationOperations = roots.map(getDataIntegration)
