import type { CarriedTable } from './carried-tables.ts'
import { contentOf, isOf, keyOf, partOf } from './digests.ts'
import type { Mover } from './mover.ts'

/** A row of a side that is read. */
interface ReadRow {
  key: string
  content: string
  /** The whole row, as PostgreSQL writes and reads it. */
  row: string
}

/** What has to be done on the target for some rows to be as on the source. */
export interface Differences {
  /** Rows to be stored as they are here. */
  store: string[]
  /** Rows that the source does not have. */
  remove: string[]
}

/** As many rows are in memory at once, of each side. */
const rowsAtOnce = 500

/** Walks along both sides in the order of their keys, and gives what differs, some rows at a time. */
export async function* differencesIn(
  table: CarriedTable,
  { source, target, environmentId }: { source: Mover; target: Mover; environmentId: string },
  parts: readonly number[],
): AsyncGenerator<Differences> {
  const theirs = readRows(source, table, environmentId, parts)
  const ours = readRows(target, table, environmentId, parts)
  let differences: Differences = { store: [], remove: [] }
  let [here, there] = [await theirs.next(), await ours.next()]
  while (here !== undefined || there !== undefined) {
    const order = here === undefined ? 1 : there === undefined ? -1 : compare(here.key, there.key)
    if (order <= 0 && here !== undefined && (order < 0 || here.content !== there?.content))
      differences.store.push(here.row)
    if (order > 0 && there !== undefined) differences.remove.push(there.row)
    if (order <= 0) here = await theirs.next()
    if (order >= 0) there = await ours.next()
    if (differences.store.length < rowsAtOnce && differences.remove.length < rowsAtOnce) continue
    yield differences
    differences = { store: [], remove: [] }
  }
  yield differences
}

/** In the order of their bytes, as the database sorts them. */
const compare = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other))

function readRows(mover: Mover, table: CarriedTable, environmentId: string, parts: readonly number[]) {
  let rows: ReadRow[] = []
  let at = 0
  let state: 'new' | 'open' | 'read' = 'new'
  const fetch = async () => {
    if (state === 'new')
      await mover.query(
        `declare carried no scroll cursor with hold for
         select ${keyOf(table)} collate "C" as key, ${contentOf(table)}::text as content, t::text as row
         from ${table.name} t where ${isOf(mover, table, environmentId)} and ${partOf(table)} = any('{${parts.join(',')}}'::int[])
         order by 1`,
      )
    state = 'open'
    const answer = await mover.query<ReadRow>(`fetch ${rowsAtOnce} from carried`)
    rows = answer.rows
    at = 0
    if (rows.length > 0) return
    state = 'read'
    await mover.query('close carried')
  }
  return {
    async next(): Promise<ReadRow | undefined> {
      if (at >= rows.length && state !== 'read') await fetch()
      const row = rows[at]
      at += 1
      return row
    },
  }
}
