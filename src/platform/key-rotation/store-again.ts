import { DatabaseError } from 'pg'
import type { System } from '../context.ts'
import type { Queryable } from '../db/queryable.ts'
import { type Statement, writtenOut } from '../db/sql.ts'
import {
  currentHead,
  type KeyColumn,
  type KeyedTable,
  primaryKeyOf,
  type Replacement,
  replacementOf,
} from './values.ts'

/** Rows of one transaction: few enough that it holds their locks for a fraction of a second. */
const batchSize = 200

export interface BatchOutcome {
  /** The primary key of the last row; `undefined` at the end of the table. */
  position: readonly string[] | undefined
  restored: number
  leftOver: number
}

interface FoundRow {
  position: string[]
  /** Null if all of its values are under the current keys. */
  row: Readonly<Record<string, unknown>> | null
}

/**
 * Stores values of the rows behind a position under the current keys, in one transaction. A row that changes meanwhile keeps its
 * change, which was made with the current keys. Run twice, it does nothing the second time.
 */
export async function storeBatchAgain(
  system: System,
  table: KeyedTable,
  position: readonly string[],
): Promise<BatchOutcome> {
  const key = await primaryKeyOf(system, table.name)
  const found = await system.database.many<FoundRow>(selectBatch(system, table, key, position))
  const replacements = found.flatMap(({ position: at, row }) =>
    row === null ? [] : [{ at, ...replacementOf(system, table, row) }],
  )
  const changed = replacements.filter(({ changes }) => changes.length > 0)
  const refused = await update(system, table, key, changed)
  return {
    position: found.length < batchSize ? undefined : found.at(-1)?.position,
    restored: changed.reduce((sum, { changes }) => sum + changes.length, 0) - refused,
    leftOver: replacements.reduce((sum, { unreadable }) => sum + unreadable, 0) + refused,
  }
}

function selectBatch(
  system: System,
  { name, sealed, hashed }: KeyedTable,
  key: readonly KeyColumn[],
  position: readonly string[],
): Statement {
  const columns = key.map((column) => column.name).join(', ')
  const prefix = system.keyring.prefix()
  const isOld = [
    ...sealed.flatMap(([column, context]) =>
      context === 'expires' ? [] : [`left(${column}, ${prefix.length}) <> '${prefix}'`],
    ),
    ...hashed.map(
      (column) => `substring(${column} from 1 for 4) <> '\\x${currentHead(system).toString('hex')}'::bytea`,
    ),
  ]
    .concat('false')
    .join(' or ')
  const text = `select array[${key.map((column) => `${column.name}::text`).join(', ')}] as position,
    case when ${isOld} then to_jsonb(t) end as row from ${name} t`
  const end = ` order by ${columns} limit ${batchSize}`
  if (position.length === 0) return writtenOut([text + end])
  // The text differs by keys and tables alone, so there are few.
  const pieces = key.map(({ type }, i) => `::text::${type}${i === key.length - 1 ? `)${end}` : ', '}`)
  return writtenOut([`${text} where (${columns}) > (`, ...pieces], [...position])
}

type Change = Replacement & { at: readonly string[] }

/** @returns how many values were refused: another row has the same value already */
async function update(
  { database }: System,
  table: KeyedTable,
  key: readonly KeyColumn[],
  changes: readonly Change[],
): Promise<number> {
  if (changes.length === 0) return 0
  try {
    await database.transaction((tx) => updateRows(tx, table, key, changes))
    return 0
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== '23505') throw error
  }
  let refused = 0
  for (const change of changes)
    await updateRows(database, table, key, [change]).catch((error) => {
      if (!(error instanceof DatabaseError) || error.code !== '23505') throw error
      refused += change.changes.length
    })
  return refused
}

async function updateRows(
  db: Queryable,
  { name }: KeyedTable,
  key: readonly KeyColumn[],
  changes: readonly Change[],
): Promise<void> {
  for (const { at, changes: values } of changes) {
    const pieces: string[] = []
    let text = `update ${name} set `
    const parameters: (string | Buffer)[] = []
    const add = (before: string, value: string | Buffer) => {
      pieces.push(text + before)
      parameters.push(value)
      text = ''
    }
    for (const [i, { column, to }] of values.entries()) add(`${i === 0 ? '' : ', '}${column} = `, to)
    for (const [i, { name: column, type }] of key.entries()) {
      add(`${i === 0 ? ' where ' : ' and '}${column} = `, at[i] ?? '')
      text = `::text::${type}`
    }
    for (const { column, from } of values) add(` and ${column} = `, from)
    await db.run(writtenOut([...pieces, text], parameters))
  }
}
