import { getSignInSettings, type SignInSettings } from '../environments/index.ts'
import { listVerifiedFactors } from '../mfa/index.ts'
import { type ActiveMembership, listActiveMembershipsOfUser } from '../organization-memberships/index.ts'
import type { TransactionContext } from '../platform/context.ts'
import { findUser, type UserRow } from '../users/index.ts'

/** What decides about the sign-in of a user, as it is in the transaction of the sign-in. */
export interface Standing {
  user: UserRow
  settings: SignInSettings
  /** The second factors that were shown to work. */
  factors: Awaited<ReturnType<typeof listVerifiedFactors>>
  memberships: readonly ActiveMembership[]
}

/**
 * Reads everything together, in one round trip to the database, though few sign-ins need all of it.
 *
 * @returns `undefined` when the user is gone.
 */
export async function readStanding(tx: TransactionContext, userId: string): Promise<Standing | undefined> {
  const [user, settings, factors, memberships] = await Promise.all([
    findUser(tx, userId),
    getSignInSettings(tx),
    listVerifiedFactors(tx, userId),
    listActiveMembershipsOfUser(tx, userId),
  ])
  return user && { user, settings, factors, memberships }
}
