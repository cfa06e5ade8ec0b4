import type { TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'

/**
 * Queues a logout token for each application that signed a user in with one of these sessions, in the transaction that ends
 * them. A session that has ended before has none.
 *
 * @param ids a statement that selects sessions. Those that have ended with this transaction have its time.
 */
export async function queueLogouts(tx: TransactionContext, ids: Statement): Promise<void> {
  tx.db.send(sql`
    with ended as materialized (
      select s.id from sessions s
      where s.environment_id = ${tx.environmentId} and s.id in (${ids}) and s.status = 'revoked' and s.ended_at = ${tx.now()}
    )
    insert into connect_logouts (environment_id, id, application_id, session_id, user_id, sid, state, next_attempt_at, created_at)
    select g.environment_id, ${tx.newIdBlock('logout')} || lpad(upper(to_hex(row_number() over (order by ended.id))), 8, '0'),
      c.application_id, ended.id, c.user_id, coalesce(g.sid, g.consent_id), 'pending', ${tx.now()}::timestamptz,
      ${tx.now()}::timestamptz
    from ended
    join connect_grants g on g.environment_id = ${tx.environmentId} and g.session_id = ended.id
    join connect_consents c on c.environment_id = g.environment_id and c.id = g.consent_id
    join connect_applications a on a.environment_id = c.environment_id and a.id = c.application_id
    where 'openid' = any(g.scopes) and a.backchannel_logout_uri is not null
    on conflict (environment_id, session_id) do nothing`)
  tx.db.afterCommit(() => tx.system.wakeUps.announce('logouts'))
}
