import { Type } from 'typebox'
import { dropAccount } from '#pipes/connected-accounts/index.ts'
import { organizationPipes, ownPipes, type PipeOwner } from '../pipe-owners.ts'
import { Done } from '../schemas.ts'

const deleteAccount = <W>({ define, name, account, installationPath, ownerOf }: PipeOwner<W>) =>
  define({
    id: `gatehouse.widgets.pipes.delete_${name}`,
    method: 'DELETE',
    path: installationPath,
    summary: `Disconnect ${account} for a widget`,
    params: Type.Object({ id: Type.String() }),
    success: { status: 200, body: Done },
    async handler({ params }, ctx, widget) {
      await dropAccount(ctx, params.id, ownerOf(widget))
      return { success: true as const }
    },
  })

/** An account of another owner is not found. */
export const deleteAccountOperations = [deleteAccount(organizationPipes), deleteAccount(ownPipes)]
