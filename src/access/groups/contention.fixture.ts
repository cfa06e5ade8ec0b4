import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'

/**
 * A deterministic race: takes a row lock, starts the calls one after another, each when the previous one waits, and
 * then releases all of them.
 *
 * @param lock a `select … for update` that the calls wait for. @param change runs before they continue.
 */
export async function race<T>(
  ctx: Context,
  lock: Statement,
  calls: readonly (() => Promise<T>)[],
  change?: Statement,
): Promise<T[]> {
  const running: Promise<T>[] = []
  await ctx.transaction(async (tx) => {
    await tx.db.run(lock)
    for (const call of calls) {
      running.push(call())
      await untilWaiting(ctx, running.length)
    }
    if (change !== undefined) await tx.db.run(change)
  })
  return Promise.all(running)
}

async function untilWaiting(ctx: Context, count: number): Promise<void> {
  const deadline = Date.now() + 5_000
  while (Date.now() < deadline) {
    const { waiting } = await ctx.system.database.one<{ waiting: number }>(sql`
      select count(*) as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`)
    if (waiting >= count) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`Fewer than ${count} calls wait for the lock.`)
}
