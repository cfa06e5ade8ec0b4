import type { Context } from './context.ts'
import { sql } from './db/sql.ts'
import type { DomainError } from './http/errors.ts'

/**
 * A limit on tries against one thing: an address, a code, a challenge. Exact on every node, and kept through restarts; a
 * crash of the database may forget the tries of its last half second.
 */
export interface GuessLimit {
  name: string
  limit: number
  windowSeconds: number
}

/**
 * Counts a try, before anything is checked, in a statement of its own: what follows cannot undo it. It does not wait for the
 * disk, which nothing that was acknowledged rests on.
 */
async function countTry(
  ctx: Context,
  limit: GuessLimit,
  subject: string,
): Promise<{ count: number; secondsLeft: number }> {
  const now = ctx.now()
  const row = await ctx.system.database.one<{ count: number; window_ends_at: string }>(sql`
    with unsynced as materialized (select set_config('synchronous_commit', 'off', true))
    insert into guess_limits (environment_id, name, subject, window_ends_at, count)
    select ${ctx.environmentId}, ${limit.name}, ${ctx.system.hashCredential(subject)},
      ${new Date(now.getTime() + limit.windowSeconds * 1_000)}::timestamptz, 1 from unsynced
    on conflict (environment_id, name, subject) do update set
      count = case when guess_limits.window_ends_at <= ${now} then 1 else guess_limits.count + 1 end,
      window_ends_at =
        case when guess_limits.window_ends_at <= ${now} then excluded.window_ends_at else guess_limits.window_ends_at end
    returning count, window_ends_at`)
  return {
    count: row.count,
    secondsLeft: Math.max(1, Math.ceil((Date.parse(row.window_ends_at) - now.getTime()) / 1_000)),
  }
}

/**
 * Counts a try and refuses it beyond the limit. Counting comes first, so parallel tries cannot slip through together.
 *
 * @param refuse makes the error from the seconds left of the window.
 */
export async function limitGuesses(
  ctx: Context,
  limit: GuessLimit,
  subject: string,
  refuse: (retryAfterSeconds: number) => DomainError,
): Promise<void> {
  const { count, secondsLeft } = await countTry(ctx, limit, subject)
  if (count > limit.limit) throw refuse(secondsLeft)
}
