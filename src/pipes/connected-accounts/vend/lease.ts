import { setTimeout as delay } from 'node:timers/promises'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { AccountRow } from '../schemas.ts'

type Place = Pick<AccountRow, 'id' | 'revision'>

/** Two requests to a service, and what is done with their answer. A process that holds a lease for longer has died. */
const leaseMs = 30_000
const pauseMs = 50
/** As long as a lease may last. */
const mostPauses = leaseMs / pauseMs

/**
 * Acquires the right to renew an account's token, which only one process in the cluster has at a time.
 *
 * @returns its id; `undefined` if someone else has it, or the account has changed.
 */
export async function takeLease(ctx: Context, { id, revision }: Place): Promise<string | undefined> {
  const leaseId = ctx.newId('renewal')
  const now = ctx.now()
  const taken = await ctx.db.run(sql`
    update connected_accounts set renewal_id = ${leaseId}, renewal_until = ${new Date(now.getTime() + leaseMs)}
    where environment_id = ${ctx.environmentId} and id = ${id} and revision = ${revision} and state = 'connected'
      and (renewal_id is null or renewal_until <= ${now})`)
  return taken === 1 ? leaseId : undefined
}

/** Lets others try. */
export async function dropLease(ctx: Context, { id }: Place, leaseId: string): Promise<void> {
  await ctx.db.run(sql`
    update connected_accounts set renewal_id = null, renewal_until = null
    where environment_id = ${ctx.environmentId} and id = ${id} and renewal_id = ${leaseId}`)
}

/** Waits until no one renews the account any more, whichever way that ended. */
export async function waitForOthers(ctx: Context, place: Place): Promise<void> {
  for (let pauses = 0; pauses < mostPauses && (await isLeased(ctx, place)); pauses++) await delay(pauseMs)
}

async function isLeased(ctx: Context, { id, revision }: Place): Promise<boolean> {
  const row = await ctx.db.maybe(sql`
    select 1 from connected_accounts where environment_id = ${ctx.environmentId} and id = ${id} and revision = ${revision}
      and renewal_id is not null and renewal_until > ${ctx.now()}`)
  return row !== undefined
}
