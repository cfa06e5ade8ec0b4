import { Type } from 'typebox'
import { deleteApiKey } from '#access/api-keys/index.ts'
import { defineOwnKeysOperation } from '../define-own-keys-operation.ts'
import { requireOwnKey } from '../keys.ts'

export const deleteOwnKeyOperation = defineOwnKeysOperation({
  id: 'gatehouse.widgets.user_api_keys.delete',
  method: 'DELETE',
  path: '/_widgets/UserApiKeys/{id}',
  summary: 'Delete an API key of the user for a widget',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Type.Object({ success: Type.Literal(true) }) },
  async handler({ params }, ctx, widget) {
    const { id } = await requireOwnKey(ctx, widget, params.id)
    await deleteApiKey(ctx, id)
    return { success: true as const }
  },
})
