import { Type } from 'typebox'
import { deleteApiKey } from '#access/api-keys/index.ts'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { requireOrganizationKey } from '../keys.ts'

export const deleteOrganizationKeyOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.api_keys.delete',
  method: 'DELETE',
  path: '/_widgets/ApiKeys/{id}',
  summary: 'Delete an API key of the organization for a widget',
  permission: 'widgets:api-keys:manage',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Type.Object({ success: Type.Literal(true) }) },
  async handler({ params }, ctx, widget) {
    const { id } = await requireOrganizationKey(ctx, widget, params.id)
    await deleteApiKey(ctx, id)
    return { success: true as const }
  },
})
