import { setTimeout as delay } from 'node:timers/promises'
import type { Config } from '../config/config.ts'
import type { System } from '../context.ts'
import { type Statement, writtenOut } from '../db/sql.ts'
import type { Duration, Kept, KeptUntil, Table } from '../slices/declarations.ts'
import { platformTables } from '../slices/platform-tables.ts'

/** Rows of one statement: few enough that it ends in a fraction of a second, whatever refers to them. */
const batchSize = 1_000

/** What was deleted of a table. */
export interface CleanUpRun {
  table: string
  deleted: number
  tookMs: number
}

export interface CleanUpOptions {
  /** Only these tables; all by default. */
  tables?: readonly string[]
  /** Called when a table is done. */
  onDone?: (run: CleanUpRun) => Promise<void>
}

/**
 * Deletes what the slices declare as kept long enough, table by table, in batches. Each batch is a transaction of its own, so a
 * run that ends early has done a part, and the next one continues with the oldest rows. Several may run at the same time.
 */
export async function cleanUp(system: System, { tables, onDone }: CleanUpOptions = {}): Promise<void> {
  for (const [table, rules] of rulesByTable(system.catalog.tables)) {
    if (tables !== undefined && !tables.includes(table)) continue
    const started = performance.now()
    let deleted = 0
    for (const rule of rules) deleted += await deleteInBatches(system, table, rule)
    await onDone?.({ table, deleted, tookMs: Math.round(performance.now() - started) })
  }
}

/** The tables with rules, those of the platform itself first. */
export function rulesByTable(tables: ReadonlyMap<string, Table>): [table: string, rules: readonly Kept[]][] {
  return allTables(tables).flatMap(([table, { kept }]) => {
    const rules = kept === undefined || isUntil(kept) ? [] : [kept].flat()
    return rules.length === 0 ? [] : [[table, rules] as [string, readonly Kept[]]]
  })
}

/** The tables whose rows no time ends, with what does. */
export function endsByTable(tables: ReadonlyMap<string, Table>): [table: string, until: string][] {
  return allTables(tables).flatMap(([table, { kept }]) =>
    kept !== undefined && isUntil(kept) ? [[table, kept.until] as [string, string]] : [],
  )
}

function allTables(tables: ReadonlyMap<string, Table>): (readonly [string, Table])[] {
  return [...Object.entries(platformTables), ...tables]
}

const isUntil = (kept: NonNullable<Table['kept']>): kept is KeptUntil => 'until' in kept

async function deleteInBatches({ database, config, now }: System, table: string, rule: Kept): Promise<number> {
  const before = new Date(now().getTime() - millisecondsOf(durationOf(rule, config)))
  let deleted = 0
  let from: string | null = null
  let size = batchSize
  for (;;) {
    const started = performance.now()
    const batch: Batch = await database.one<Batch>(deletionOf(table, rule, size, before, from))
    deleted += batch.deleted
    if (batch.looked < size) return deleted
    // A batch ends with the last row of its time: of one in which only rows that stay have the same time, the next one looks at more.
    size = batch.deleted === 0 && batch.last === from ? 2 * size : batchSize
    from = batch.last
    // As long as the batch took: a large clean-up takes at most half of one connection.
    await delay(performance.now() - started)
  }
}

interface Batch {
  looked: number
  deleted: number
  /** The time of the last row that was looked at, as text: with all digits. */
  last: string | null
}

/**
 * Goes on where the batch before ended, so that it walks neither past what that one deleted, which stays in the index until a
 * vacuum, nor past rows that stay. Locked rows are left for the next run: someone is using them.
 */
function deletionOf(
  table: string,
  { after, only, unless }: Kept,
  size: number,
  before: Date,
  from: string | null,
): Statement {
  const condition = only === undefined ? '' : ` and (${only})`
  const isFree = unless === undefined ? '' : ` and not (${unless})`
  return writtenOut(
    [
      `with looked as materialized (
        select ctid, ${after} as time from ${table} where ${after} < `,
      ` and ${after} >= `,
      `${condition} order by ${after} limit ${size}
      ), gone as (
        delete from ${table} where ctid = any(array(
          select ctid from ${table} where ctid = any(array(select looked.ctid from looked))${condition}${isFree} for update skip locked))
        returning 1
      ) select (select count(*) from looked)::int as looked, (select count(*) from gone)::int as deleted,
        (select max(time)::text from looked) as last`,
    ],
    [before, from ?? '-infinity'],
  )
}

/** The rows that a rule is about, as a condition for people; `undefined` for all. */
export function conditionOf({ only, unless }: Kept): string | undefined {
  const conditions = [only, unless && `not ${unless}`].filter((each) => each !== undefined)
  return conditions.length === 0 ? undefined : conditions.join(' and ')
}

const hourMs = 3_600_000

/** For how long rows are kept on this server. */
export function durationOf({ for: duration }: Kept, config: Config): Duration {
  return typeof duration === 'string' ? duration : `${duration.days(config)} days`
}

function millisecondsOf(duration: Duration): number {
  const [count, unit = ''] = duration.split(' ')
  return Number(count) * (unit.startsWith('day') ? 24 * hourMs : hourMs)
}
