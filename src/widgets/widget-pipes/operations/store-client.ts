import { AccountClient, ListedAccount } from '#pipes/connected-accounts/index.ts'
import { connectWithClient } from '../accounts.ts'
import { keyRefusals } from '../errors.ts'
import { organizationPipes, ownPipes, type PipeOwner } from '../pipe-owners.ts'
import { slugParams } from '../schemas.ts'

const storeClient = <W>({ define, name, connects, path, ownerOf }: PipeOwner<W>) =>
  define({
    id: `gatehouse.widgets.pipes.store_${name}_client`,
    method: 'PUT',
    path: `${path}/client-credentials`,
    summary: `Connect ${connects} by a client for a widget`,
    description: 'Without `config`, the account keeps its own.',
    params: slugParams,
    body: AccountClient,
    success: { status: 200, body: ListedAccount },
    errors: keyRefusals,
    handler: ({ params, body }, ctx, widget) => connectWithClient(ctx, params.slug, ownerOf(widget), body),
  })

/** A client replaces the one before; an account that was opened in another way has to be disconnected first. */
export const storeClientOperations = [storeClient(organizationPipes), storeClient(ownPipes)]
