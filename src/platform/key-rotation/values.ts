import type { System } from '../context.ts'
import { bareHash, hashOnwards } from '../crypto/credential-hasher.ts'
import { sql, writtenOut } from '../db/sql.ts'
import type { SealedIn, Table } from '../slices/declarations.ts'
import { platformTables } from '../slices/platform-tables.ts'

/** A table with columns that depend on the keys of the database. */
export interface KeyedTable {
  name: string
  sealed: readonly (readonly [column: string, context: SealedIn])[]
  hashed: readonly string[]
}

/** In the order of their names, so that a position among them keeps its meaning in another process. */
export function keyedTables({ catalog }: Pick<System, 'catalog'>): KeyedTable[] {
  return [...Object.entries(platformTables), ...catalog.tables]
    .map(([name, { sealed = {}, hashed = [] }]: [string, Table]) => ({ name, sealed: Object.entries(sealed), hashed }))
    .filter(({ sealed, hashed }) => sealed.length + hashed.length > 0)
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

type Row = Readonly<Record<string, unknown>>

/** What a row is to have in the place of values under earlier keys. */
export interface Replacement {
  changes: { column: string; from: string | Buffer; to: string | Buffer }[]
  /** How many values can't be opened. */
  unreadable: number
}

/** @param row as JSON has it: bytes are in hexadecimal */
export function replacementOf({ dataKeys, keyring }: System, table: KeyedTable, row: Row): Replacement {
  const changes: Replacement['changes'] = []
  let unreadable = 0
  for (const [column, context] of table.sealed) {
    const from = row[column]
    if (context === 'expires' || typeof from !== 'string' || keyring.isCurrent(from)) continue
    try {
      const name = contextOf(context, row)
      changes.push({ column, from, to: keyring.seal(keyring.open(from, name), name) })
    } catch {
      unreadable += 1
    }
  }
  for (const column of table.hashed) {
    const text = row[column]
    const from = typeof text === 'string' ? Buffer.from(text.slice(2), 'hex') : undefined
    const to = from && hashOnwards(from, dataKeys.of('credentials'))
    if (from !== undefined && to !== undefined) changes.push({ column, from, to })
  }
  return { changes, unreadable }
}

/** What a sealed column of a row is bound to. @param row as JSON has it */
export function contextOf(context: SealedIn, row: Row): string {
  if (typeof context === 'function') return context(row)
  return context.replaceAll(/\{(\w+)\}/g, (_, column: string) => String(row[column] ?? ''))
}

/** The first bytes of a stored hash under the newest key, which those under earlier ones do not have. */
export function currentHead({ hashCredential }: Pick<System, 'hashCredential'>): Buffer {
  const hash = hashCredential('')
  return hash.subarray(0, hash.length - bareHash(hash).length)
}

export interface KeyUse {
  /** What sealed values call it; for hashes the first bytes in hexadecimal, of which the first key has none. */
  id: string
  count: number
}

/** How many values of a column each key has sealed. */
export function countSeals({ database }: System, table: string, column: string, most?: number): Promise<KeyUse[]> {
  return database.many<KeyUse>(
    writtenOut([
      `select substring(${column} from 4 for 8) as id, count(*)::int as count from ${rowsWith(column, table, most)} group by 1`,
    ]),
  )
}

/** How many values of a column each key has hashed, of at most so many rows. */
export function countHashes({ database }: System, table: string, column: string, most?: number): Promise<KeyUse[]> {
  return database.many<KeyUse>(
    writtenOut([
      `select case when octet_length(${column}) = 32 then '' else encode(substring(${column} from 1 for 4), 'hex') end as id,
        count(*)::int as count from ${rowsWith(column, table, most)} group by 1`,
    ]),
  )
}

function rowsWith(column: string, table: string, most: number | undefined): string {
  const limit = most === undefined ? '' : ` limit ${most}`
  return `(select ${column} from ${table} where ${column} is not null${limit}) given`
}

export interface KeyColumn {
  name: string
  type: string
}

/** The primary key of a table, in its order. */
export function primaryKeyOf({ database }: System, table: string): Promise<KeyColumn[]> {
  return database.many<KeyColumn>(sql`
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type
    from pg_index i
    join unnest(i.indkey::int2[]) with ordinality as k (attnum, place) on true
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where i.indrelid = ${table}::regclass and i.indisprimary order by k.place`)
}
