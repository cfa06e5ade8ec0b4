import { Type } from 'typebox'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { readOrganizations } from '../inventory.ts'
import { OrganizationIntegration } from '../schemas.ts'

/** Services with the account of the organization itself. */
export const listOrganizationPipesOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.pipes.list_organization',
  method: 'GET',
  path: '/_widgets/DataIntegrations/organization',
  summary: 'List the services of the organization for a widget',
  permission: 'widgets:pipes:manage',
  success: { status: 200, body: Type.Object({ data: Type.Array(OrganizationIntegration) }) },
  async handler(_input, ctx, widget) {
    return { data: await readOrganizations(ctx, widget) }
  },
})
