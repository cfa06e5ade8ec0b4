import type { Table } from '#platform/slices/declarations.ts'
import { type NamedTable, namedTables, tokensOf } from './named-tables.ts'
import { type Declaration, type SourceFile, type Statement, statementsOf } from './statements.ts'

/** Who owns tables: a slice or the platform. */
export interface Owner {
  folder: string
  /** In the order of slices: one reads tables of those before it. */
  place: number
  tables: Readonly<Record<string, Table>>
}

/** The names of the columns of each table. */
export type Columns = ReadonlyMap<string, ReadonlySet<string>>

/**
 * What is wrong with the statements of files, a sentence each: they name a table of another slice that does not offer it,
 * or is later, or they change it, or read columns that are not offered. Also the offers that no one takes.
 */
export function findTableFaults(files: readonly SourceFile[], owners: readonly Owner[], columns: Columns): string[] {
  const owned = new Map(
    owners.flatMap((owner) => Object.entries(owner.tables).map(([name, table]) => [name, { owner, table }])),
  )
  const taken = new Set<string>()

  function faultsOf(self: Owner | undefined, declaration: Declaration, { text }: Statement): string[] {
    const tokens = tokensOf(text)
    const named = namedTables(tokens)
    return named.flatMap((each) => {
      const found = owned.get(each.name)
      if (found === undefined || found.owner === self) return []
      const { owner, table } = found
      const its = `${each.name} of ${owner.folder}`
      if (self !== undefined && self.place < owner.place) return [`names ${its}, a later slice.`]
      if (each.isWrite) return [`changes ${its}: only its slice may.`]
      if (table.readable === undefined) return [`names ${its}, which offers it to no one: use its index.ts.`]
      if (each.alias === undefined) return [`reads ${its} without a short name, so its columns cannot be checked.`]
      const offered = new Set(['environment_id', ...table.readable])
      const read = [...columnsOf(each.alias, declaration), ...bareColumns(each, named, tokens, columns)]
      for (const column of read) taken.add(`${each.name}.${column}`)
      return read
        .filter((column) => !offered.has(column))
        .map((column) => `reads ${column} of ${its}, which is not offered.`)
    })
  }

  const faults = files.flatMap((file) => {
    const self = owners.find(({ folder }) => file.path.startsWith(`${folder}/`))
    return statementsOf(file).flatMap((declaration) =>
      declaration.flatMap((statement) =>
        faultsOf(self, declaration, statement).map((fault) => `${file.path}:${statement.line} ${fault}`),
      ),
    )
  })
  const unread = [...owned].flatMap(
    ([
      name,
      {
        owner,
        table: { readable = [] },
      },
    ]) =>
      readable
        .filter((column) => !taken.has(`${name}.${column}`))
        .map((column) => `${owner.folder} offers ${column} of ${name}, which no other slice reads.`),
  )
  return [...new Set([...faults, ...unread])]
}

/** The columns that a declaration reads by the short name of their table. */
function columnsOf(alias: string, declaration: Declaration): string[] {
  return declaration.flatMap(({ text }) => {
    const tokens = tokensOf(text)
    return tokens.flatMap((token, i) => (token === alias && tokens[i + 1] === '.' ? [tokens[i + 2] ?? ''] : []))
  })
}

/** Words that can only be columns of this table: no other one of the statement has one of the name. */
function bareColumns(
  table: NamedTable,
  named: readonly NamedTable[],
  tokens: readonly string[],
  columns: Columns,
): string[] {
  const others = named.filter(({ name }) => name !== table.name)
  return tokens.filter(
    (token, i) =>
      columns.get(table.name)?.has(token) &&
      !others.some(({ name }) => columns.get(name)?.has(token)) &&
      tokens[i - 1] !== '.' &&
      tokens[i - 1] !== 'as' &&
      tokens[i + 1] !== '.' &&
      tokens[i + 1] !== '(',
  )
}
