import { unlinkIdentities } from '#people/identities/index.ts'
import { deletePasskeysOfUser } from '#people/passkeys/index.ts'
import { endAccessEpoch, proveMailbox, type UserRow } from '#people/users/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { endUnfinishedSignIns } from '../sign-out-everywhere.ts'

/**
 * Marks the email as verified. If it was not verified until now, an earlier password, passkey, linked account or
 * sign-in may belong to someone else: all of them are removed (security rule U-6).
 *
 * @returns whether it was not verified: then the access of the user has ended once more.
 */
export async function takeOverMailbox(tx: TransactionContext, user: UserRow): Promise<boolean> {
  if (user.email_verified) return false
  endAccessEpoch(tx, user.id)
  endUnfinishedSignIns(tx, user.id)
  await unlinkIdentities(tx, user.id)
  await deletePasskeysOfUser(tx, user.id)
  await proveMailbox(tx, user)
  return true
}
