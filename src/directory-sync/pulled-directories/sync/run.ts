import { randomInt } from 'node:crypto'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { doublingBackOff } from '#platform/followers/back-off.ts'
import { noteSync, setDirectoryState } from '../../directories/index.ts'
import type { Counts, Run } from '../schemas.ts'
import { openSettings } from '../sealed-settings.ts'
import type { SourceFailure } from '../sources/failure.ts'
import type { SourceSettings } from '../sources/settings.ts'

/** A run without a sign of life for so long is dead: longer than a request and the wait before it take. */
const lifeMs = 180_000
const minuteMs = 60_000
/** Where a source says that nothing has changed, everything is read once a day all the same. */
const completeEveryMs = 86_400_000
const afterFailure = doublingBackOff({ firstMs: 2 * minuteMs, longestMs: 120 * minuteMs }, [1, 1])

/** A read of a directory, of which there is one at a time in the cluster. */
export interface OwnRun {
  id: string
  directoryId: string
  settings: SourceSettings
  beganAt: Date
  /** The time of the oldest change that has not been read; `undefined` if everything is to be read. */
  since: Date | undefined
  /** How many runs before it have failed in a row. */
  failures: number
  users: Counts
  groups: Counts
}

/** Another run has replaced this one: the directory is being deleted, or has other credentials. */
export class RunLost extends Error {}

interface PullRow {
  sealed_settings: string
  is_requested: boolean
  read_at: string | null
  failures: number
}

/** Begins a run that is due; `undefined` if none is, or another one lives. */
export function beginRun(ctx: Context, directoryId: string): Promise<OwnRun | undefined> {
  return ctx.transaction(async (tx) => {
    const pull = await tx.db.maybe<PullRow>(sql`
      select sealed_settings, is_requested, read_at, failures from directory_pulls p
      where ${isDue(tx, directoryId)} and ${isWanted} for update`)
    if (pull === undefined) return undefined
    const [id, beganAt] = [tx.newId('directory_run'), tx.now()]
    await tx.db.run(sql`
      update directory_pulls set run_id = ${id}, run_began_at = ${beganAt}, is_requested = false,
        locked_until = ${lifeEnd(tx)}
      where environment_id = ${tx.environmentId} and directory_id = ${directoryId}`)
    const readAt = pull.read_at === null || pull.is_requested ? undefined : new Date(pull.read_at)
    const isOld = readAt !== undefined && beganAt.getTime() - readAt.getTime() >= completeEveryMs
    return {
      id,
      directoryId,
      beganAt,
      settings: openSettings(tx, directoryId, pull.sealed_settings),
      since: isOld ? undefined : readAt,
      failures: pull.failures,
      users: noCounts(),
      groups: noCounts(),
    }
  })
}

function isDue({ environmentId, now }: Context, directoryId: string) {
  return sql`p.environment_id = ${environmentId} and p.directory_id = ${directoryId} and ${dueAt(now())}`
}

/** Includes a run whose process has died. */
export function dueAt(now: Date) {
  return sql`p.next_run_at <= ${now} and (p.run_id is null or p.locked_until <= ${now})`
}

const isWanted = sql`exists (
  select 1 from directories d where d.environment_id = p.environment_id and d.id = p.directory_id and d.state <> 'deleting')`

/** Says that a run lives. Before every request, and before what was read is stored. @throws RunLost */
export async function keepRun(ctx: Context, { id, directoryId }: OwnRun): Promise<void> {
  const kept = await ctx.db.run(sql`
    update directory_pulls p set locked_until = ${lifeEnd(ctx)}
    where p.environment_id = ${ctx.environmentId} and p.directory_id = ${directoryId} and p.run_id = ${id} and ${isWanted}`)
  if (kept === 0) throw new RunLost(`The run ${id} was replaced by another run.`)
}

/** Ends a run that has read its source. */
export async function endRun(ctx: Context, run: OwnRun, isComplete: boolean): Promise<void> {
  await ctx.transaction(async (tx) => {
    const readAt = isComplete ? run.beganAt : run.since
    await store(tx, run, {
      last_run: toRun(tx, run, { outcome: 'succeeded', is_complete: isComplete, error: null }),
      nextRunAt: nextRegularRun(tx.now()),
      rest: sql`read_at = ${readAt ?? null}, failures = 0`,
    })
    // The source has answered everything, so the credentials are good.
    await setDirectoryState(tx, run.directoryId, 'linked')
    await noteSync(tx, run.directoryId)
  })
}

/** Ends a run that could not read its source to the end. */
export async function failRun(ctx: Context, run: OwnRun, failure: SourceFailure): Promise<void> {
  const isRefused = failure.reason === 'credentials_refused'
  await ctx.transaction(async (tx) => {
    const failures = await countFailures(tx, run)
    const { reason: code, ...shown } = failure.shown
    const error = { code, message: failure.message, ...shown }
    await store(tx, run, {
      last_run: toRun(tx, run, { outcome: 'failed', is_complete: false, error }),
      nextRunAt: isRefused ? nextRegularRun(tx.now()) : nextTry(tx.now(), failures, failure.retryAfterMs),
      rest: sql`failures = ${failures}`,
    })
    if (isRefused) await setDirectoryState(tx, run.directoryId, 'invalid_credentials')
  })
}

/** Ends a run that failed because of an internal error, so that the next attempt of its job does not have to wait. */
export async function dropRun(ctx: Context, { id, directoryId }: OwnRun): Promise<void> {
  await ctx.db.run(sql`
    update directory_pulls set run_id = null, locked_until = null
    where environment_id = ${ctx.environmentId} and directory_id = ${directoryId} and run_id = ${id}`)
}

async function store(
  tx: TransactionContext,
  { id, directoryId }: OwnRun,
  { last_run, nextRunAt, rest }: { last_run: Run; nextRunAt: Date; rest: ReturnType<typeof sql> },
): Promise<void> {
  const stored = await tx.db.run(sql`
    update directory_pulls p set run_id = null, locked_until = null, last_run = ${last_run},
      next_run_at = ${nextRunAt}, ${rest}
    where p.environment_id = ${tx.environmentId} and p.directory_id = ${directoryId} and p.run_id = ${id} and ${isWanted}`)
  if (stored === 0) throw new RunLost(`The run ${id} was replaced by another run.`)
}

async function countFailures(tx: TransactionContext, { directoryId }: OwnRun): Promise<number> {
  const { failures } = await tx.db.one<{ failures: number }>(sql`
    select failures from directory_pulls where environment_id = ${tx.environmentId} and directory_id = ${directoryId}`)
  return failures + 1
}

function toRun(tx: TransactionContext, run: OwnRun, result: Pick<Run, 'outcome' | 'is_complete' | 'error'>): Run {
  return {
    began_at: run.beganAt.toISOString(),
    ended_at: tx.now().toISOString(),
    ...result,
    users: run.users,
    groups: run.groups,
  }
}

/** In about half an hour, so that many directories that were made together are not read together. */
function nextRegularRun(now: Date): Date {
  return new Date(now.getTime() + randomInt(28, 32) * minuteMs)
}

/** In two minutes, four, eight and so on to two hours; not before the source wants to be asked again, within a day. */
function nextTry(now: Date, failures: number, retryAfterMs = 0): Date {
  const ms = afterFailure(failures, 0)
  return new Date(now.getTime() + Math.max(ms, Math.min(retryAfterMs, completeEveryMs)))
}

function lifeEnd({ now }: Context): Date {
  return new Date(now().getTime() + lifeMs)
}

function noCounts(): Counts {
  return { read: 0, created: 0, updated: 0, deleted: 0, refused: 0 }
}
