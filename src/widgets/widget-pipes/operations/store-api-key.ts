import { ListedAccount } from '#pipes/connected-accounts/index.ts'
import { connectWithKey } from '../accounts.ts'
import { keyRefusals } from '../errors.ts'
import { organizationPipes, ownPipes, type PipeOwner } from '../pipe-owners.ts'
import { AccountKey, slugParams } from '../schemas.ts'

const storeApiKey = <W>({ define, name, connects, path, ownerOf }: PipeOwner<W>) =>
  define({
    id: `gatehouse.widgets.pipes.store_${name}_api_key`,
    method: 'PUT',
    path: `${path}/api-key`,
    summary: `Connect ${connects} by a key for a widget`,
    params: slugParams,
    body: AccountKey,
    success: { status: 200, body: ListedAccount },
    errors: keyRefusals,
    handler: ({ params, body }, ctx, widget) => connectWithKey(ctx, params.slug, ownerOf(widget), body.secret),
  })

/** A key replaces the one before; an account that was opened in another way has to be disconnected first. */
export const storeApiKeyOperations = [storeApiKey(organizationPipes), storeApiKey(ownPipes)]
