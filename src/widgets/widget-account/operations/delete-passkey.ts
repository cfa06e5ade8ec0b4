import { Type } from 'typebox'
import { deletePasskey } from '#people/passkeys/index.ts'
import { defineUserOperation } from '../../widget-tokens/index.ts'
import { Success } from '../schemas.ts'

/** Needs elevated access. Signs no session out. */
export const deleteOwnPasskeyOperation = defineUserOperation({
  id: 'gatehouse.widgets.passkeys.delete',
  method: 'DELETE',
  path: '/_widgets/UserProfile/passkeys/{id}',
  summary: 'Delete a passkey of the user for a widget',
  elevated: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Success },
  async handler({ params }, ctx, { userId }) {
    await deletePasskey(ctx, params.id, userId)
    return { success: true as const }
  },
})
