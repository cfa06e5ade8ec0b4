/** `insert into t`, `delete from t` and `update t`, without `for update` and `do update set`. */
const changes =
  /\b(insert)\s+into\s+([a-z_][\w.]*)|\b(delete)\s+from\s+([a-z_][\w.]*)|(?<!\b(?:for|do|key)\s+)\b(update)\s+([a-z_][\w.]*)/gi
/** `from t` and `join t`, without functions. */
const reads = /\b(?:from|join)\s+([a-z_][\w.]*)(?![\w.]|\s*\()/gi
const commonTable = /\b([a-z_]\w*)\s+(?:\([^()]*\)\s+)?as\s+(?:not\s+)?(?:materialized\s+)?\(/gi
const called = /^\s*select\s+([a-z_][\w.]*)\s*\(/i
const mostTables = 3
const noTables: ReadonlySet<string> = new Set(['select', 'lateral', 'set', 'only'])

/** What a statement does to which tables, such as `update users, sessions`: its first change, or `select`, and the first tables that it names. */
export function summaryOf(statement: string): string {
  const text = statement.replace(/'(?:[^']|'')*'/g, '')
  const changed = [...text.matchAll(changes)].map((found) => found.slice(1).filter((part) => part !== undefined))
  const ownNames = new Set([...text.matchAll(commonTable)].map(([, name]) => name?.toLowerCase()))
  const read = [...text.matchAll(reads)].map(([, name = '']) => name)
  const tables = [...changed.map(([, name = '']) => name), ...read]
    .map((name) => name.toLowerCase())
    .filter((name) => !ownNames.has(name) && !noTables.has(name))
  const verb = changed[0]?.[0]?.toLowerCase() ?? 'select'
  if (tables.length > 0) return `${verb} ${[...new Set(tables)].slice(0, mostTables).join(', ')}`
  return `${verb} ${called.exec(text)?.[1] ?? ''}`.trim()
}
