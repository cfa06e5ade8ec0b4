import type { System } from '#platform/context.ts'
import { contextOf } from '#platform/key-rotation/index.ts'
import { isRecord } from '#platform/records.ts'
import type { MovedTable } from './moved-tables.ts'

type Row = Readonly<Record<string, unknown>>

/**
 * The secrets of a row, opened, as an export has them: text, or `{"base64": …}` for bytes that are none; undefined for a row without.
 *
 * @param row as JSON has it
 * @throws Error for a value that the keys of the database don't open
 */
export function openSecrets({ keyring }: System, { secrets }: MovedTable, row: Row): Row | undefined {
  const opened = [...secrets].flatMap(([column, context]): [string, unknown][] => {
    const value = row[column]
    if (value === null || value === undefined) return []
    if (context === 'as it is' || typeof value !== 'string') return [[column, value]]
    return [[column, toJson(keyring.open(value, contextOf(context, row)))]]
  })
  return opened.length === 0 ? undefined : Object.fromEntries(opened)
}

/** The columns of a row for another database, sealed under its keys, with what is made of the secrets. */
export function sealSecrets(system: System, { secrets, moves }: MovedTable, row: Row, given: Row): Row {
  const opened = new Map<string, Buffer>()
  const columns: Record<string, unknown> = {}
  for (const [column, context] of secrets) {
    const value = given[column]
    if (value === undefined) continue
    if (context === 'as it is') columns[column] = value
    else {
      const bytes = fromJson(value)
      opened.set(column, bytes)
      columns[column] = system.keyring.seal(bytes, contextOf(context, row))
    }
  }
  for (const [column, make] of Object.entries(moves.made ?? {})) {
    const bytes = make(opened, row, system)
    columns[column] = bytes === null ? null : `\\x${bytes.toString('hex')}`
  }
  return columns
}

function toJson(bytes: Buffer): unknown {
  const text = bytes.toString()
  return Buffer.from(text).equals(bytes) ? text : { base64: bytes.toString('base64') }
}

function fromJson(value: unknown): Buffer {
  if (typeof value === 'string') return Buffer.from(value)
  if (isRecord(value) && typeof value.base64 === 'string') return Buffer.from(value.base64, 'base64')
  throw new Error('A secret is neither text nor bytes.')
}
