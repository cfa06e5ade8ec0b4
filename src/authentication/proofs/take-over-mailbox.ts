import { unlinkIdentities } from '../../identities/index.ts'
import { deletePasskeysOfUser } from '../../passkeys/index.ts'
import type { TransactionContext } from '../../platform/context.ts'
import { proveMailbox, type UserRow } from '../../users/index.ts'
import { endUnfinishedSignIns } from '../sign-out-everywhere.ts'

/**
 * Records that the user has proven the address. If it was unproven until now, whoever set a password or a passkey,
 * linked an account at a provider or began a sign-in before may have been somebody else: all of it is taken away (security rule U-6).
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
