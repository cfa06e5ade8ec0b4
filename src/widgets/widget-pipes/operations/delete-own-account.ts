import { Type } from 'typebox'
import { dropAccount } from '#pipes/connected-accounts/index.ts'
import { defineOwnPipesOperation } from '../define-own-pipes-operation.ts'
import { ownOwner } from '../owners.ts'
import { Done } from '../schemas.ts'

export const deleteOwnAccountOperation = defineOwnPipesOperation({
  id: 'gatehouse.widgets.pipes.delete_own',
  method: 'DELETE',
  path: '/_widgets/DataIntegrations/installations/{id}',
  summary: 'Disconnect an account of the user for a widget',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Done },
  async handler({ params }, ctx, widget) {
    await dropAccount(ctx, params.id, ownOwner(widget))
    return { success: true as const }
  },
})
