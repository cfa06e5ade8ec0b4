import type { Person } from '#events/event-log/index.ts'
import { browserOfSession } from '#people/sessions/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'

/** The condition that the provider of an organization has proven an attempt, where one is named. */
export function isThrough(attempt: Statement, organizationId: string | undefined): Statement {
  return organizationId === undefined ? sql`true` : sql`${attempt} #>> '{sso,organizationId}' = ${organizationId}`
}

interface WhichSignIns {
  /** The session whose browser stays signed in. */
  keptSession?: string | null
  /** The organization whose provider has proven them; of all otherwise. */
  through?: string
}

/** Signs a user out of every browser, and forgets the proofs of sign-ins that are not finished. */
export function endBrowserSignIns(
  tx: TransactionContext,
  userId: string,
  { keptSession = null, through }: WhichSignIns,
): void {
  const isOfProvider = through === undefined ? sql`true` : sql`sso_organization_id = ${through}`
  tx.db.send(sql`
    delete from browser_sessions where environment_id = ${tx.environmentId} and user_id = ${userId} and ${isOfProvider}
      and id is distinct from ${browserOfSession(tx, keptSession)}`)
  // The visit itself continues: the user can prove something again and carry on.
  tx.db.send(sql`
    update authorization_requests set attempt = null, step = null
    where environment_id = ${tx.environmentId} and attempt ->> 'userId' = ${userId} and completed_at is null
      and ${isThrough(sql`attempt`, through)}`)
}

/** Signs browsers out of sign-ins that began with sessions at a provider, which have ended there. */
export async function endBrowserSignInsOfSso(tx: TransactionContext, ssoSessionIds: readonly string[]): Promise<void> {
  tx.db.send(sql`
    delete from browser_sessions where environment_id = ${tx.environmentId} and sso_session_id = any(${ssoSessionIds})`)
  tx.db.send(sql`
    update authorization_requests set attempt = null, step = null
    where environment_id = ${tx.environmentId} and attempt #>> '{sso,sessionId}' = any(${ssoSessionIds})
      and completed_at is null`)
}

/** Deletes the visits of a person, finished or not. */
export async function eraseBrowserSignIns(tx: TransactionContext, { userId, emails }: Person): Promise<void> {
  tx.db.send(sql`
    delete from authorization_requests where environment_id = ${tx.environmentId}
      and (attempt ->> 'userId' = ${userId} or lower(parameters ->> 'email') = any(${emails})
        or lower(failure #>> '{fields,email,value}') = any(${emails}))`)
}
