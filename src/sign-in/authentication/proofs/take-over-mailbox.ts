import { unlinkIdentities } from '#people/identities/index.ts'
import { deletePasskeysOfUser } from '#people/passkeys/index.ts'
import { proveMailbox, type UserRow } from '#people/users/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { endUnfinishedSignIns } from '../sign-out-everywhere.ts'

/**
 * Marks the email as verified. If it was not verified until now, an earlier password, passkey, linked account or
 * sign-in may belong to someone else: all of them are removed (security rule U-6).
 *
 * @returns the user as it is now.
 */
export async function takeOverMailbox(tx: TransactionContext, user: UserRow): Promise<UserRow> {
  if (user.email_verified) return user
  endUnfinishedSignIns(tx, user.id)
  await unlinkIdentities(tx, user.id)
  await deletePasskeysOfUser(tx, user.id)
  return proveMailbox(tx, user)
}
