import { AccountClient, ListedAccount } from '#pipes/connected-accounts/index.ts'
import { connectWithClient } from '../accounts.ts'
import { defineOwnPipesOperation } from '../define-own-pipes-operation.ts'
import { keyRefusals } from '../errors.ts'
import { ownOwner } from '../owners.ts'
import { slugParams } from '../schemas.ts'

export const storeOwnClientOperation = defineOwnPipesOperation({
  id: 'gatehouse.widgets.pipes.store_own_client',
  method: 'PUT',
  path: '/_widgets/DataIntegrations/{slug}/client-credentials',
  summary: 'Connect an account of the user by a client for a widget',
  description: 'Without `config`, that of the account stays.',
  params: slugParams,
  body: AccountClient,
  success: { status: 200, body: ListedAccount },
  errors: keyRefusals,
  handler: ({ params, body }, ctx, widget) => connectWithClient(ctx, params.slug, ownOwner(widget), body),
})
