import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { endSsoCodesOfUser } from '#sso/single-sign-on/index.ts'
import { isThrough } from '../browser-sign-ins/index.ts'

/** Ends what could still become a session of a user: sign-ins that wait for a step, codes, and devices that were approved. */
export function endUnfinished(tx: TransactionContext, userId: string, through?: string): void {
  const isOfProvider = isThrough(sql`attempt`, through)
  tx.db.send(sql`
    delete from pending_authentications
    where environment_id = ${tx.environmentId} and user_id = ${userId} and ${isOfProvider}`)
  tx.db.send(sql`
    delete from authorization_codes
    where environment_id = ${tx.environmentId} and user_id = ${userId} and used_at is null and ${isOfProvider}`)
  tx.db.send(sql`
    update device_authorizations set status = 'denied'
    where environment_id = ${tx.environmentId} and attempt ->> 'userId' = ${userId} and status = 'approved' and ${isOfProvider}`)
  if (through === undefined) endSsoCodesOfUser(tx, userId)
}

/**
 * Ends unfinished sign-ins that began with sessions at a provider, which have ended there. What waits for a lock of a sign-in
 * that becomes a session just now finds nothing here, and that session is there to be ended.
 */
export async function endUnfinishedSignInsOfSso(
  tx: TransactionContext,
  ssoSessionIds: readonly string[],
): Promise<void> {
  tx.db.send(sql`
    delete from pending_authentications
    where environment_id = ${tx.environmentId} and attempt #>> '{sso,sessionId}' = any(${ssoSessionIds})`)
  tx.db.send(sql`
    delete from authorization_codes
    where environment_id = ${tx.environmentId} and attempt #>> '{sso,sessionId}' = any(${ssoSessionIds}) and used_at is null`)
  tx.db.send(sql`
    update device_authorizations set status = 'denied'
    where environment_id = ${tx.environmentId} and attempt #>> '{sso,sessionId}' = any(${ssoSessionIds})
      and status = 'approved'`)
}
