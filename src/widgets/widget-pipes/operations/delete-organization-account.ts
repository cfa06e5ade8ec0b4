import { Type } from 'typebox'
import { dropAccount } from '#pipes/connected-accounts/index.ts'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { organizationOwner } from '../owners.ts'
import { Done } from '../schemas.ts'

export const deleteOrganizationAccountOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.pipes.delete_organization',
  method: 'DELETE',
  path: '/_widgets/DataIntegrations/organization/installations/{id}',
  summary: 'Disconnect the account of the organization for a widget',
  permission: 'widgets:pipes:manage',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Done },
  async handler({ params }, ctx, widget) {
    await dropAccount(ctx, params.id, organizationOwner(widget))
    return { success: true as const }
  },
})
