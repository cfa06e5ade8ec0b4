import { revokeSessions } from '#people/sessions/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { isThrough } from '#sign-in/browser-sign-ins/index.ts'
import type { LiveGrant } from './live-grants.ts'

/** Ends one authorization, with its tokens. What the user has consented to stays. */
export async function revokeGrant(
  tx: TransactionContext,
  { session_id }: Pick<LiveGrant, 'session_id'>,
): Promise<void> {
  await revokeSessions(tx, sql`select ${session_id}`)
}

/** Ends the grants that began with assertions of a connection's provider. */
export async function endGrantsOfConnection(tx: TransactionContext, connectionId: string): Promise<void> {
  await revokeSessions(
    tx,
    sql`
      select g.session_id from connect_grants g
      where g.environment_id = ${tx.environmentId} and g.connection_id = ${connectionId}`,
  )
}

/** What a user signs out of everywhere: codes that no application has exchanged. Grants end with their sessions. */
export function deleteCodesOfUser(tx: TransactionContext, userId: string, through?: string): void {
  tx.db.send(sql`
    delete from connect_codes o using connect_consents c
    where o.environment_id = ${tx.environmentId} and o.used_at is null and ${isThrough(sql`o.attempt`, through)}
      and c.environment_id = o.environment_id and c.id = o.consent_id and c.user_id = ${userId}`)
}

/** Deletes codes of sign-ins that began with sessions at a provider, which have ended there. */
export async function deleteCodesOfSso(tx: TransactionContext, ssoSessionIds: readonly string[]): Promise<void> {
  tx.db.send(sql`
    delete from connect_codes
    where environment_id = ${tx.environmentId} and attempt #>> '{sso,sessionId}' = any(${ssoSessionIds}) and used_at is null`)
}

/**
 * Ends the grants that began in a browser that signs out. The codes end first: this waits for one that is being
 * exchanged, and finds its grant.
 */
export async function endGrantsOfBrowser(tx: TransactionContext, browserSessionId: string): Promise<void> {
  tx.db.send(sql`
    delete from connect_codes
    where environment_id = ${tx.environmentId} and browser_session_id = ${browserSessionId} and used_at is null`)
  await revokeSessions(
    tx,
    sql`
      select g.session_id from connect_grants g
      where g.environment_id = ${tx.environmentId} and g.browser_session_id = ${browserSessionId}`,
  )
}
