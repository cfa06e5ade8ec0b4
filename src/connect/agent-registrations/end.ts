import { recordRemoval } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { registrationExpired, registrationRevoked } from './events.ts'
import { endCredentials } from './extension-points.ts'

const events = { revoked: registrationRevoked, expired: registrationExpired }

/** Ends a locked registration that is still open. It stays to be looked at. */
export function endRegistration(tx: TransactionContext, id: string, status: 'revoked' | 'expired'): Promise<void> {
  return endRegistrations(tx, sql`r.id = ${id}`, status)
}

/** Ends the open ones of many registrations, however many: events follow their ids. @param which of rows with the alias `r` */
export async function endRegistrations(
  tx: TransactionContext,
  which: Statement,
  status: 'revoked' | 'expired',
): Promise<void> {
  const rows = await tx.db.many<{ id: string }>(sql`
    select r.id from agent_registrations r
    where r.environment_id = ${tx.environmentId} and r.status in ('unverified', 'verified') and ${which}
    order by r.id for update`)
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return
  await endCredentials(tx, ids)
  await recordRemoval(tx, events[status], {
    removed: sql`
      update agent_registrations r set status = ${status}, assertion_version = assertion_version + 1, updated_at = ${tx.now()}
      where r.environment_id = ${tx.environmentId} and r.id = any(${ids}) returning r.id, r.organization_id`,
    data: sql`json_build_object('agent_registration_id', id)`,
  })
}
