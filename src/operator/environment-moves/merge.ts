import type { CarriedTable } from './carried-tables.ts'
import { contentOf, differingParts, digestTable, isOf, keyOf, partOf } from './digests.ts'
import type { Mover } from './mover.ts'
import type { OpenRows } from './open-rows.ts'

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

/** Gives what differs, some rows at a time. */
export async function* differencesIn(
  table: CarriedTable,
  { source, target, environmentId }: Sides,
  open: OpenRows,
): AsyncGenerator<Differences> {
  if (open === 'all') {
    const digests = await Promise.all([source, target].map((side) => digestTable(side, table, environmentId)))
    const parts = differingParts(digests)
    if (parts.length > 0)
      yield* merge(readParts(source, table, environmentId, parts), readParts(target, table, environmentId, parts))
    return
  }
  const keys = [...open]
  for (let i = 0; i < keys.length; i += rowsAtOnce) {
    const some = keys.slice(i, i + rowsAtOnce)
    yield* merge(readKeys(source, table, environmentId, some), readKeys(target, table, environmentId, some))
  }
}

interface Sides {
  source: Mover
  target: Mover
  environmentId: string
}

/** Rows of a side in the order of their keys. */
type Rows = AsyncGenerator<ReadRow, undefined>

/** Walks along both sides. */
async function* merge(theirs: Rows, ours: Rows): AsyncGenerator<Differences> {
  let differences: Differences = { store: [], remove: [] }
  const nextOf = async (rows: Rows) => (await rows.next()).value
  let [here, there] = await Promise.all([nextOf(theirs), nextOf(ours)])
  while (here !== undefined || there !== undefined) {
    const order = here === undefined ? 1 : there === undefined ? -1 : compare(here.key, there.key)
    if (order <= 0 && here !== undefined && (order < 0 || here.content !== there?.content))
      differences.store.push(here.row)
    if (order > 0 && there !== undefined) differences.remove.push(there.row)
    if (order <= 0) here = await nextOf(theirs)
    if (order >= 0) there = await nextOf(ours)
    if (differences.store.length < rowsAtOnce && differences.remove.length < rowsAtOnce) continue
    yield differences
    differences = { store: [], remove: [] }
  }
  if (differences.store.length + differences.remove.length > 0) yield differences
}

/** In the order of their bytes, as the database sorts them. */
const compare = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other))

const columnsOf = (table: CarriedTable) =>
  `${keyOf(table)} collate "C" as key, ${contentOf(table)}::text as content, t::text as row`

async function* readParts(mover: Mover, table: CarriedTable, environmentId: string, parts: readonly number[]): Rows {
  await mover.query(
    `declare carried no scroll cursor with hold for select ${columnsOf(table)} from ${table.name} t
     where ${isOf(mover, table, environmentId)} and ${partOf(table)} = any('{${parts.join(',')}}'::int[]) order by 1`,
  )
  for (;;) {
    const { rows } = await mover.query<ReadRow>(`fetch ${rowsAtOnce} from carried`)
    yield* rows
    if (rows.length === 0) break
  }
  await mover.query('close carried')
  return undefined
}

async function* readKeys(mover: Mover, table: CarriedTable, environmentId: string, keys: readonly string[]): Rows {
  const { rows } = await mover.query<ReadRow>(
    `select ${columnsOf(table)} from jsonb_populate_recordset(null::${table.name}, $1::jsonb) k
     join ${table.name} t on ${table.key.map((column) => `t.${column} = k.${column}`).join(' and ')}
     where ${isOf(mover, table, environmentId)} order by 1`,
    [`[${keys.join(',')}]`],
  )
  yield* rows
  return undefined
}
