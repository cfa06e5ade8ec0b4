/** A table in a text of SQL. */
export interface NamedTable {
  name: string
  /** Its short name. */
  alias: string | undefined
  isWrite: boolean
}

/** The words and signs of a text of SQL. */
export function tokensOf(text: string): string[] {
  return text.match(/\w+|[^\s\w]/g) ?? []
}

/** What follows a table in a `from`, if it has no short name. */
const keywords = new Set(
  (
    'on where using set values default returning join left right inner cross full natural lateral as select union ' +
    'except intersect order group having limit offset window for with tablesample'
  ).split(' '),
)
const joins = new Set(['join', 'left', 'right', 'inner', 'cross', 'full', 'natural'])

/** The tables that a text of SQL names, as far as words tell: also names of other things, which no one owns. */
export function namedTables(tokens: readonly string[]): NamedTable[] {
  const word = (i: number) => tokens[i]?.toLowerCase() ?? ''
  const nameAt = (i: number, isWrite: boolean): { table: NamedTable; end: number } => {
    const aliasAt = word(i + 1) === 'as' ? i + 2 : i + 1
    const isAlias = /^\w/.test(word(aliasAt)) && !keywords.has(word(aliasAt))
    const alias = isAlias ? tokens[aliasAt] : undefined
    return { table: { name: word(i), alias, isWrite }, end: isAlias ? aliasAt + 1 : i + 1 }
  }
  const listAt = (i: number, isWrite = false): NamedTable[] => {
    const { table, end } = nameAt(word(i) === 'only' ? i + 1 : i, isWrite)
    return [table, ...(word(end) === ',' ? listAt(end + 1) : [])]
  }
  const first = nameAt(0, false)
  // A part that is put behind a `from`: `group_members gm`, `group_members gm cross join …`.
  const isPart = first.end === tokens.length || joins.has(word(first.end))
  return [
    ...(isPart ? [first.table] : []),
    ...tokens.flatMap((_, i) => {
      if (word(i) === 'from') return listAt(i + 1, word(i - 1) === 'delete')
      if (word(i) === 'join' || word(i) === 'using') return [nameAt(i + 1, false).table]
      return word(i) === 'into' || word(i) === 'update' ? [nameAt(i + 1, true).table] : []
    }),
  ]
}
