/** A column as the catalogue of the database describes it. */
export interface Column {
  table: string
  name: string
  /** The name of the type in `pg_type`, that of the items for a list. */
  type: string
  isList: boolean
  isNullable: boolean
  /** The labels of an enumerated type. */
  labels: string[] | null
  /** The definitions of the checks that concern this column alone. */
  checks: string[]
}

/** What `pg` gives for a type, with the parsers that `platform/db` sets: moments as ISO text, `int8` as number. */
const types: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bpchar: 'string',
  bytea: 'Buffer',
  cidr: 'string',
  citext: 'string',
  date: 'string',
  float4: 'number',
  float8: 'number',
  inet: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  json: 'unknown',
  jsonb: 'unknown',
  name: 'string',
  numeric: 'string',
  text: 'string',
  timestamptz: 'string',
  uuid: 'string',
  varchar: 'string',
}

/** The alternatives of a column's TypeScript type, without `null`. A type that is not known here is `unknown`. */
export function typeOfColumn({
  type,
  isList,
  labels,
  checks,
}: Pick<Column, 'type' | 'isList' | 'labels' | 'checks'>): string[] {
  const listed = labels?.map(literal) ?? (isList ? undefined : listedIn(checks))
  const alternatives = listed ?? [types[type] ?? 'unknown']
  if (!isList) return alternatives
  return [alternatives.length > 1 ? `(${alternatives.join(' | ')})[]` : `${alternatives[0]}[]`]
}

/**
 * The values of `check (column in ('a', 'b'))`, which PostgreSQL remembers as `= ANY (ARRAY['a'::text, 'b'::text])`, and
 * of `check (column = 'a')`. Other checks say nothing here.
 */
function listedIn(checks: readonly string[]): string[] | undefined {
  for (const check of checks) {
    const [, items, single] =
      /^CHECK \(\(\(?\w+(?: COLLATE "C"\))?\)? = (?:ANY \(ARRAY\[(.+)\]\)|('(?:[^']|'')*'::text|-?\d+))\)\)$/.exec(
        check,
      ) ?? []
    const values = [...(items ?? single ?? '').matchAll(/'((?:[^']|'')*)'::text|(-?\d+)/g)]
    if (values.length === 0) continue
    return values.map(([, text, number]) => (text === undefined ? (number ?? '') : literal(text.replaceAll("''", "'"))))
  }
  return undefined
}

function literal(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`
}
