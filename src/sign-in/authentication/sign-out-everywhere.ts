import { revokeSessionsOfUser } from '#people/sessions/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import { endBrowserSignIns } from '../browser-sign-ins/index.ts'

/** What later slices keep that could still become a session of the user. */
export const endsWithSignOut = defineExtensionPoint<(tx: TransactionContext, userId: string) => void>()

/**
 * Ends a user's sessions and everything that could still become one: after a password reset, or on request of the
 * application.
 */
export async function signOutEverywhere(tx: TransactionContext, userId: string): Promise<void> {
  endUnfinishedSignIns(tx, userId)
  await revokeSessionsOfUser(tx, userId)
}

/**
 * Ends every sign-in of a user that is not a session yet: those that wait for a step, codes that no application has
 * exchanged, devices that were approved, and browsers that the hosted pages remember.
 */
export function endUnfinishedSignIns(tx: TransactionContext, userId: string): void {
  tx.db.send(sql`
    delete from pending_authentications where environment_id = ${tx.environmentId} and user_id = ${userId}`)
  tx.db.send(sql`
    delete from authorization_codes where environment_id = ${tx.environmentId} and user_id = ${userId} and used_at is null`)
  tx.db.send(sql`
    update device_authorizations set status = 'denied'
    where environment_id = ${tx.environmentId} and attempt ->> 'userId' = ${userId} and status = 'approved'`)
  for (const end of endsWithSignOut.of(tx.system)) end(tx, userId)
  endBrowserSignIns(tx, userId)
}

/**
 * The same for sign-ins that began with sessions at a provider, which have ended there. What waits for a lock of a sign-in
 * that becomes a session just now finds nothing here, and that session is there to be ended.
 */
export async function endUnfinishedSignInsOfSso(
  tx: TransactionContext,
  ssoSessionIds: readonly string[],
): Promise<void> {
  await tx.db.run(sql`
    delete from pending_authentications
    where environment_id = ${tx.environmentId} and attempt #>> '{sso,sessionId}' = any(${ssoSessionIds})`)
  await tx.db.run(sql`
    delete from authorization_codes
    where environment_id = ${tx.environmentId} and attempt #>> '{sso,sessionId}' = any(${ssoSessionIds}) and used_at is null`)
  await tx.db.run(sql`
    update device_authorizations set status = 'denied'
    where environment_id = ${tx.environmentId} and attempt #>> '{sso,sessionId}' = any(${ssoSessionIds})
      and status = 'approved'`)
}
