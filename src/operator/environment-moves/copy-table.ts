import { errorCode } from '#platform/error-code.ts'
import type { CarriedTable } from './carried-tables.ts'
import { differencesIn } from './merge.ts'
import type { Mover } from './mover.ts'
import type { OpenRows } from './open-rows.ts'

/** Between what a move copies. */
export interface Sides {
  readonly source: Mover
  readonly target: Mover
  readonly environmentId: string
}

export interface CopiedTable {
  /** How many rows were stored or removed. */
  readonly changed: number
  /** Whether the rows were found equal in the end. Otherwise some wait for rows of other tables. */
  readonly isSettled: boolean
}

/** A row that refers to one which comes behind it, and one that has a name which another row still has. */
const waits: ReadonlySet<string> = new Set(['23503', '23505'])

/**
 * Makes rows in a table of the target what they are on the source, and compares them until they are equal. A row that refers to another
 * one of the same table may come before it, so those that do not fit yet are tried again for as long as that helps.
 */
export async function copyTable(
  sides: Sides,
  table: CarriedTable,
  open: OpenRows,
  onRows: (rows: number) => void,
): Promise<CopiedTable> {
  let changed = 0
  let waiting = 0
  let hasMadeRoom = false
  for (;;) {
    let [found, left] = [0, 0]
    const isStuck = waiting > 0
    for await (const { store, remove } of differencesIn(table, sides, open)) {
      // Rows that have exchanged names are in each other's way until none of them is there.
      if (isStuck) await apply(store, (rows) => removeRows(sides, table, rows))
      left += await apply(remove, (rows) => removeRows(sides, table, rows))
      left += await apply(store, (rows) => storeRows(sides, table, rows))
      found += store.length + remove.length
      onRows(store.length + remove.length)
    }
    changed += found
    if (found === 0) return { changed, isSettled: true }
    if (left > 0 && left === waiting && hasMadeRoom) return { changed, isSettled: false }
    hasMadeRoom = isStuck
    waiting = left
  }
}

/** @returns how many rows did not fit */
async function apply(rows: readonly string[], write: (rows: readonly string[]) => Promise<unknown>): Promise<number> {
  if (rows.length === 0) return 0
  try {
    await write(rows)
    return 0
  } catch (error) {
    if (!waits.has(errorCode(error) ?? '')) throw error
    if (rows.length === 1) return 1
  }
  // Those that fit are stored: halves, until what does not fit is alone.
  const middle = Math.ceil(rows.length / 2)
  return (await apply(rows.slice(0, middle), write)) + (await apply(rows.slice(middle), write))
}

async function storeRows({ target }: Sides, table: CarriedTable, rows: readonly string[]): Promise<void> {
  const { name, columns, key, counted } = table
  const settable = columns.filter((column) => !key.includes(column) && !counted.includes(column))
  // The environment itself is not served before all of it is here.
  const [more, value] = name === 'environments' ? [', absent', ", 'arriving'"] : ['', '']
  const onConflict =
    settable.length === 0 ? 'nothing' : `update set ${settable.map((each) => `${each} = excluded.${each}`).join(', ')}`
  await target.query(
    `insert into ${name} (${columns.join(', ')}${more}) overriding system value
     select ${columns.map((column) => `r.${column}`).join(', ')}${value} from unnest($1::${name}[]) r
     on conflict (${key.join(', ')}) do ${onConflict}`,
    [rows],
  )
}

async function removeRows({ target }: Sides, { name, key }: CarriedTable, rows: readonly string[]): Promise<void> {
  await target.query(
    `delete from ${name} t using unnest($1::${name}[]) r where ${key.map((column) => `t.${column} = r.${column}`).join(' and ')}`,
    [rows],
  )
}

/** The next value that PostgreSQL gives comes behind those that moved. */
export async function continueCounting(
  { target, environmentId }: Sides,
  { name, counted, scope }: CarriedTable,
): Promise<void> {
  for (const column of counted)
    await target.query(
      `select setval(pg_get_serial_sequence('${name}', '${column}'), newest.value)
       from (select max(${column}) as value from ${name} where ${scope} = $1) newest
       where newest.value > coalesce(pg_sequence_last_value(pg_get_serial_sequence('${name}', '${column}')), 0)`,
      [environmentId],
    )
}
