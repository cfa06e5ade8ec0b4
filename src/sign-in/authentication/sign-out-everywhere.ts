import { revokeOtherSessions, revokeSessionsOfUser } from '#people/sessions/index.ts'
import { endAccessEpoch } from '#people/users/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import { endBrowserSignIns } from '../browser-sign-ins/index.ts'
import { endCodesOfUser } from '../one-time-codes/index.ts'

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
  endAccessEpoch(tx, userId)
  endUnfinishedSignIns(tx, userId)
  await revokeSessionsOfUser(tx, userId)
  for (const end of endsWithSignOutEverywhere.of(tx.system)) await end(tx, userId)
}

/**
 * The same by the user, who stays signed in where they are: in one session and in its browser, or in a page of an application that has no
 * session here. Their agents go on, since it is the user who ends those.
 */
export async function signOutElsewhere(
  tx: TransactionContext,
  userId: string,
  keptSession: string | null,
  { isInSession = keptSession !== null }: { isInSession?: boolean } = {},
): Promise<void> {
  // The token of a page without a session is of this epoch.
  if (isInSession) endAccessEpoch(tx, userId)
  endUnfinishedSignIns(tx, userId, keptSession)
  await revokeOtherSessions(tx, userId, keptSession)
}

/**
 * Ends every sign-in of a user that is not a session yet: those that wait for a step, codes that were mailed, codes that no
 * application has exchanged, devices that were approved, and browsers that the hosted pages remember.
 *
 * @param keptSession whose browser stays signed in
 */
export function endUnfinishedSignIns(tx: TransactionContext, userId: string, keptSession: string | null = null): void {
  // First the browsers: a code that one of them is getting at this moment is there once they are ended.
  endBrowserSignIns(tx, userId, { keptSession })
  endCodesOfUser(tx, userId)
  for (const end of endsWithSignOut.of(tx.system)) end(tx, userId)
}

/** The same only of what the provider of an organization has proven. */
export function endUnfinishedSignInsThrough(tx: TransactionContext, userId: string, organizationId: string): void {
  endBrowserSignIns(tx, userId, { through: organizationId })
  for (const end of endsWithSignOut.of(tx.system)) end(tx, userId, organizationId)
}
