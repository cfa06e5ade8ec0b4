import { ListedAccount } from '#pipes/connected-accounts/index.ts'
import { connectWithKey } from '../accounts.ts'
import { defineOwnPipesOperation } from '../define-own-pipes-operation.ts'
import { keyRefusals } from '../errors.ts'
import { ownOwner } from '../owners.ts'
import { AccountKey, slugParams } from '../schemas.ts'

export const storeOwnApiKeyOperation = defineOwnPipesOperation({
  id: 'gatehouse.widgets.pipes.store_own_api_key',
  method: 'PUT',
  path: '/_widgets/DataIntegrations/{slug}/api-key',
  summary: 'Connect an account of the user by a key for a widget',
  params: slugParams,
  body: AccountKey,
  success: { status: 200, body: ListedAccount },
  errors: keyRefusals,
  handler: ({ params, body }, ctx, widget) => connectWithKey(ctx, params.slug, ownOwner(widget), body.secret),
})
