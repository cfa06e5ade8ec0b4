import type { Context } from './context.ts'
import { sql } from './db/sql.ts'
import type { DomainError } from './http/errors.ts'
import { countedNetworks } from './ip/counted-networks.ts'
import { noteRefusal } from './limit-refusals.ts'
import { refuseInRepeatable } from './repeatable-runs.ts'

/**
 * A limit on tries against one thing: an address, a code, a challenge. Exact on every node, and kept through restarts;
 * a crash of the database may forget the tries of its last half second.
 */
export interface GuessLimit extends LimitOfTries {
  name: string
  windowSeconds: number
}

/** A limit on tries from one network address, on anything or on one thing. Counted by `limitTriesOfAddress` alone. */
export interface AddressLimit extends GuessLimit {
  by: 'address'
}

/** For the table of all limits in the guide. */
export interface LimitOfTries {
  limit: number
  /** In the life of the subject when left out. */
  windowSeconds?: number
  /** The setting of an environment that sets another one. */
  setting?: string
  /** In words: what is counted, and for what. */
  counts: string
  subject: string
}

const defined: LimitOfTries[] = []

/** Declares a limit and enters it in the list of all. */
export function defineLimitOfTries<L extends LimitOfTries>(limit: L): L {
  defined.push(limit)
  return limit
}

/** Declares a limit by network address, and enters it in the list of all. */
export function defineAddressLimit(limit: GuessLimit): AddressLimit {
  return defineLimitOfTries({ ...limit, by: 'address' })
}

/** All limits of the imported modules: all of the product's once the catalog is imported. */
export function limitsOfTries(): readonly LimitOfTries[] {
  return defined
}

/** An attempt that was counted and permitted. */
export interface CountedTry {
  /** Removes the attempt from the count, because it was correct. Later calls wait for the first. */
  giveBack(): Promise<void>
}

/**
 * Counts an attempt and refuses it beyond the limit. It is counted before anything is compared, in a separate statement
 * that nothing rolls back, so parallel attempts cannot slip through together. At the limit, the correct secret is
 * refused too. A refused attempt is not counted. The caller gives back a correct attempt, so the count is of wrong and
 * undecided ones, and wrong attempts never exceed the limit.
 *
 * @param refuse makes the error from the seconds left of the window.
 */
export async function limitGuesses(
  ctx: Context,
  limit: GuessLimit & { by?: never },
  subject: string,
  refuse: (retryAfterSeconds: number) => DomainError,
): Promise<CountedTry> {
  refuseInRepeatable('the count of tries')
  const key = ctx.system.stableHash(subject)
  const endsAt = await countAdmitted(ctx, limit, key)
  if (endsAt === undefined) {
    noteRefusal(ctx.system, { environmentId: ctx.environmentId, limit: limit.name, ip: ctx.request?.ip })
    throw refuse(await secondsLeft(ctx, limit, key))
  }
  let givenBack: Promise<void> | undefined
  return {
    giveBack() {
      givenBack ??= uncountTry(ctx, limit, key, endsAt)
      // A caller may wait for it later.
      givenBack.catch(() => undefined)
      return givenBack
    },
  }
}

/** Counts at once, and takes the count back where the request turns out not to be admitted. */
async function countAdmitted(ctx: Context, limit: GuessLimit, key: Buffer): Promise<string | undefined> {
  const counted = countTry(ctx, limit, key)
  ctx.admission?.ifRefused(async () => {
    const endsAt = await counted
    if (endsAt !== undefined) await uncountTry(ctx, limit, key, endsAt)
  })
  const [endsAt] = await Promise.all([counted, ctx.admission?.settled])
  return endsAt
}

/**
 * Counts an attempt against every network of its address (`countedNetworks`), so that no one evades a limit by using
 * another of their addresses. A refused attempt is counted for none of them.
 *
 * @param on the object of the attempts, if the limit is per object
 */
export async function limitTriesOfAddress(
  ctx: Context,
  { by: _, ...limit }: AddressLimit,
  { ip, on }: { ip: string; on?: string },
  refuse: (retryAfterSeconds: number) => DomainError,
): Promise<void> {
  const counted: CountedTry[] = []
  try {
    for (const { network, times } of countedNetworks(ip)) {
      const subject = on === undefined ? network : `${on} ${network}`
      counted.push(await limitGuesses(ctx, { ...limit, limit: limit.limit * times }, subject, refuse))
    }
  } catch (error) {
    for (const each of counted) await each.giveBack()
    throw error
  }
}

/**
 * @returns the end of the window that it was counted in; `undefined` when that is full. It does not wait for the disk,
 * which nothing that was acknowledged rests on.
 */
async function countTry(ctx: Context, limit: GuessLimit, key: Buffer): Promise<string | undefined> {
  const now = ctx.now()
  const row = await ctx.system.database.maybe<{ window_ends_at: string }>(sql`
    with unsynced as materialized (select set_config('synchronous_commit', 'off', true))
    insert into guess_limits (environment_id, name, subject, window_ends_at, count)
    select ${ctx.environmentId}, ${limit.name}, ${key},
      ${new Date(now.getTime() + limit.windowSeconds * 1_000)}::timestamptz, 1 from unsynced
    on conflict (environment_id, name, subject) do update set
      count = case when guess_limits.window_ends_at <= ${now} then 1 else guess_limits.count + 1 end,
      window_ends_at =
        case when guess_limits.window_ends_at <= ${now} then excluded.window_ends_at else guess_limits.window_ends_at end
    where guess_limits.window_ends_at <= ${now} or guess_limits.count < ${limit.limit}
    returning window_ends_at`)
  return row?.window_ends_at
}

/** Only in the window that the try was counted in: a new one has counted it never. */
async function uncountTry(ctx: Context, limit: GuessLimit, key: Buffer, endsAt: string): Promise<void> {
  await ctx.system.database.run(sql`
    with unsynced as materialized (select set_config('synchronous_commit', 'off', true))
    update guess_limits set count = count - 1 from unsynced
    where environment_id = ${ctx.environmentId} and name = ${limit.name} and subject = ${key}
      and window_ends_at = ${endsAt}::timestamptz`)
}

/** A limit, and what it is counted for. */
export interface LimitedSubject {
  limit: GuessLimit
  subject: string
}

/** How far a limit is used up in the window that runs now. */
export interface UsedTries extends LimitedSubject {
  count: number
  windowEndsAt: string
}

/** How far limits are used up, without those that nothing is counted for. Counts nothing. */
export async function readTries(ctx: Context, limited: readonly LimitedSubject[]): Promise<UsedTries[]> {
  const keys = limited.map(({ subject }) => ctx.system.stableHash(subject))
  const rows = await ctx.system.database.many<{ at: number; count: number; window_ends_at: string }>(sql`
    select given.at::integer as at, g.count, g.window_ends_at
    from unnest(${limited.map(({ limit }) => limit.name)}::text[], ${keys}::bytea[]) with ordinality as given (name, subject, at)
    join guess_limits g on g.environment_id = ${ctx.environmentId} and g.name = given.name and g.subject = given.subject
    where g.window_ends_at > ${ctx.now()} and g.count > 0 order by given.at`)
  return rows.flatMap(({ at, count, window_ends_at }) => {
    const known = limited[at - 1]
    return known === undefined ? [] : [{ ...known, count, windowEndsAt: window_ends_at }]
  })
}

/** Begins limits from zero. A try that was counted before does not count any more, also when it is given back. */
export async function forgetTries(ctx: Context, limited: readonly LimitedSubject[]): Promise<void> {
  const keys = limited.map(({ subject }) => ctx.system.stableHash(subject))
  await ctx.db.run(sql`
    delete from guess_limits g
    using unnest(${limited.map(({ limit }) => limit.name)}::text[], ${keys}::bytea[]) as given (name, subject)
    where g.environment_id = ${ctx.environmentId} and g.name = given.name and g.subject = given.subject`)
}

async function secondsLeft(ctx: Context, limit: GuessLimit, key: Buffer): Promise<number> {
  const row = await ctx.system.database.maybe<{ window_ends_at: string }>(sql`
    select window_ends_at from guess_limits
    where environment_id = ${ctx.environmentId} and name = ${limit.name} and subject = ${key}`)
  const milliseconds = row === undefined ? 0 : Date.parse(row.window_ends_at) - ctx.now().getTime()
  return Math.max(1, Math.ceil(milliseconds / 1_000))
}
