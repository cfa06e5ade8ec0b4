import { Type } from 'typebox'
import { isConnecting } from '#pipes/connected-accounts/index.ts'
import { requireIntegration } from '#pipes/pipe-providers/index.ts'
import { secret } from '#platform/marks.ts'
import { defineOwnPipesOperation } from '../define-own-pipes-operation.ts'

/** The widget asks this while the page of the service is open in another window. */
export const getAuthorizationStatusOperation = defineOwnPipesOperation({
  id: 'gatehouse.widgets.pipes.get_authorization_status',
  method: 'GET',
  path: '/_widgets/DataIntegrations/{id}/authorization-status/{redirect_token}',
  summary: 'Get the status of an account connection for a widget',
  description:
    '`redirect_token` is the `redirectToken` of the connection. Once the connection has ended, the lists show the result.',
  params: Type.Object({ id: Type.String(), redirect_token: Type.String({ ...secret, maxLength: 64 }) }),
  success: { status: 200, body: Type.Object({ isConnecting: Type.Boolean() }) },
  async handler({ params: { id, redirect_token } }, ctx, widget) {
    await requireIntegration(ctx, id)
    return { isConnecting: await isConnecting(ctx, id, redirect_token, widget) }
  },
})
