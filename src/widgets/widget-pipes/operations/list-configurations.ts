import { Type } from 'typebox'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { readConfigurations } from '../inventory.ts'
import { PipeConfiguration } from '../schemas.ts'

/** Each service that the environment offers, with what the organization has set. */
export const listPipeConfigurationsOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.pipes.list_configurations',
  method: 'GET',
  path: '/_widgets/DataIntegrations/configurations',
  summary: 'List the services that members may connect',
  permission: 'widgets:pipes:manage',
  success: { status: 200, body: Type.Object({ data: Type.Array(PipeConfiguration) }) },
  async handler(_input, ctx, widget) {
    return { data: await readConfigurations(ctx, widget) }
  },
})
