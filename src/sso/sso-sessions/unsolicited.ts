import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { holdConnection } from '../connections/index.ts'
import type { Failure } from './failures.ts'
import type { Exchange } from './schemas.ts'
import { failSsoSession, type NewSsoSession, startSsoSession } from './service.ts'

const hourMs = 3_600_000

/** How many failures of what began at the provider are stored in the traces of a connection per hour. */
const unsolicitedPerHour = 50

/**
 * Leaves the trace of a failure of what we did not ask for. Anyone can send it, so only some are stored, to bound storage.
 *
 * @returns the id of the trace, if there is one: not of a connection that was deleted meanwhile
 */
export function traceUnsolicitedFailure(
  ctx: Context,
  connection: NewSsoSession['connection'],
  failure: Failure,
  exchange: Exchange,
): Promise<string | null> {
  return ctx.transaction(async (tx) => {
    if ((await holdConnection(tx, connection.id)) === undefined) return null
    if ((await countUnsolicitedFailures(tx, connection.id)) >= unsolicitedPerHour) return null
    const id = startSsoSession(tx, { connection, origin: 'identity_provider', expiresAt: tx.now(), exchange })
    await failSsoSession(tx, id, failure)
    return id
  })
}

/** Counts the failures of the last hour. */
async function countUnsolicitedFailures(tx: TransactionContext, connectionId: string): Promise<number> {
  const { count } = await tx.db.one<{ count: number }>(sql`
    select count(*)::int as count from sso_sessions
    where environment_id = ${tx.environmentId} and connection_id = ${connectionId} and state = 'failed'
      and origin = 'identity_provider' and created_at > ${new Date(tx.now().getTime() - hourMs)}`)
  return count
}
