import { revokeSessionsOfUser } from '#people/sessions/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import { endBrowserSignIns } from '../browser-sign-ins/index.ts'

/**
 * What later slices keep that could still become a session of the user; with `through`, of what the provider of that organization has
 * proven.
 */
export const endsWithSignOut =
  defineExtensionPoint<(tx: TransactionContext, userId: string, through?: string) => void>()

/** What acts for the user without a session of theirs, such as their agents. */
export const endsWithSignOutEverywhere =
  defineExtensionPoint<(tx: TransactionContext, userId: string) => Promise<void>>()

/**
 * Ends a user's sessions, everything that could still become one, and what acts for the user without one: after a password
 * reset, or on request of the application.
 */
export async function signOutEverywhere(tx: TransactionContext, userId: string): Promise<void> {
  endUnfinishedSignIns(tx, userId)
  await revokeSessionsOfUser(tx, userId)
  for (const end of endsWithSignOutEverywhere.of(tx.system)) await end(tx, userId)
}

/**
 * Ends every sign-in of a user that is not a session yet: those that wait for a step, codes that no application has
 * exchanged, devices that were approved, and browsers that the hosted pages remember.
 *
 * @param through an organization, for the sign-ins that its provider has proven alone
 */
export function endUnfinishedSignIns(tx: TransactionContext, userId: string, through?: string): void {
  // First the browsers: a code that one of them is getting at this moment is there once they are ended.
  endBrowserSignIns(tx, userId, through)
  for (const end of endsWithSignOut.of(tx.system)) end(tx, userId, through)
}
