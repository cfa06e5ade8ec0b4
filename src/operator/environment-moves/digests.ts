import { createHash } from 'node:crypto'
import type { CarriedTable } from './carried-tables.ts'
import type { Mover } from './mover.ts'

/** Rows are compared by parts, so that only those parts are read in which something differs. */
const parts = 1_024

/** What a table has of an environment. */
export interface TableDigest {
  readonly rows: number
  /** Of all rows, in the order of part and key. */
  readonly sha256: string
  /** Of each part that has rows. */
  readonly parts: ReadonlyMap<number, string>
}

/** Its key as text, which has the same order in every database, whatever their collations. */
export const keyOf = ({ key }: CarriedTable) => `row(${key.map((column) => `t.${column}`).join(', ')})::text`
/** Its key as the notes of changes have it. @param row in SQL */
export const keyAsJson = ({ key }: CarriedTable, row: string) =>
  `jsonb_build_object(${key.map((column) => `'${column}', ${row}.${column}`).join(', ')})`
export const partOf = (table: CarriedTable) => `hashtext(${keyOf(table)}) & ${parts - 1}`
/** What is compared of a row: the text of what is stored. */
export const contentOf = ({ columns }: CarriedTable) =>
  `sha256(convert_to(row(${columns.map((column) => `t.${column}`).join(', ')})::text, 'UTF8'))`

/** The condition for the rows of an environment. */
export function isOf(mover: Mover, { scope, only }: CarriedTable, environmentId: string): string {
  const mine = `t.${scope} = ${mover.escapeLiteral(environmentId)}`
  return only === undefined ? mine : `${mine} and t.${only}`
}

/** Counts and digests the rows, in the database: no row leaves it. */
export async function digestTable(mover: Mover, table: CarriedTable, environmentId: string): Promise<TableDigest> {
  const { rows } = await mover.query<{ part: number; rows: number; digest: Buffer }>(
    `select part, count(*)::int as rows, sha256(string_agg(content, ''::bytea order by key collate "C")) as digest
     from (select ${partOf(table)} as part, ${keyOf(table)} as key, ${contentOf(table)} as content
       from ${table.name} t where ${isOf(mover, table, environmentId)}) r
     group by part order by part`,
  )
  const whole = createHash('sha256')
  for (const { part, rows: count, digest } of rows) whole.update(`${part}:${count}:${digest.toString('hex')};`)
  return {
    rows: rows.reduce((sum, each) => sum + each.rows, 0),
    sha256: whole.digest('hex'),
    parts: new Map(rows.map(({ part, digest }) => [part, digest.toString('hex')])),
  }
}

/** The parts in which sides differ. */
export function differingParts(digests: readonly TableDigest[]): number[] {
  const all = new Set(digests.flatMap(({ parts }) => [...parts.keys()]))
  return [...all].filter((part) => new Set(digests.map(({ parts }) => parts.get(part))).size > 1)
}
