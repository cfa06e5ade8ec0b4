import ts from 'typescript'
import type { Table } from '../../src/platform/declarations.ts'

export interface SourceFile {
  path: string
  text: string
}

/** Who owns tables: a slice or the platform. */
export interface Owner {
  folder: string
  /** In the order of slices: one reads tables of those before it. */
  place: number
  tables: Readonly<Record<string, Table>>
}

/**
 * What is wrong with the statements of files, a sentence each: they name a table of another slice that does not offer it,
 * or is later, or they change it, or read columns that are not offered. Statements are the templates tagged `sql`, and the
 * texts in calls of `writtenOut`.
 */
export function findTableFaults(files: readonly SourceFile[], owners: readonly Owner[]): string[] {
  const owned = new Map(
    owners.flatMap((owner) => Object.entries(owner.tables).map(([name, table]) => [name, { owner, table }])),
  )
  return files.flatMap((file) => {
    const self = owners.find(({ folder }) => file.path.startsWith(`${folder}/`))
    return statementsOf(file).flatMap(({ text, line }) => {
      const where = `${file.path}:${line}`
      return namedTables(text).flatMap(({ name, alias, isWrite }) => {
        const found = owned.get(name)
        if (found === undefined || found.owner === self) return []
        const { owner, table } = found
        const its = `${name} of ${owner.folder}`
        if (table.readable === undefined) return [`${where} names ${its}, which offers it to no one: use its index.ts.`]
        if (self !== undefined && self.place < owner.place) return [`${where} reads ${its}, a later slice.`]
        if (isWrite) return [`${where} changes ${its}: only its slice may.`]
        if (alias === undefined)
          return [`${where} reads ${its} without a short name, so its columns cannot be checked.`]
        const columns = [...text.matchAll(new RegExp(`\\b${alias}\\.(\\w+)`, 'g'))].map(([, column = '']) => column)
        const other = columns.filter((column) => column !== 'environment_id' && !table.readable?.includes(column))
        return [...new Set(other)].map((column) => `${where} reads ${column} of ${its}, which is not offered.`)
      })
    })
  })
}

function statementsOf({ path, text }: SourceFile): { text: string; line: number }[] {
  const source = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const found: { text: string; line: number }[] = []
  const add = (node: ts.Node, statement: string) =>
    found.push({ text: statement, line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1 })
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText(source) === 'sql') add(node, literalOf(node.template))
    if (ts.isCallExpression(node) && /^(writtenOut|.*\.query)$/.test(node.expression.getText(source)))
      for (const argument of node.arguments)
        if (!ts.isTaggedTemplateExpression(argument)) add(node, argument.getText(source))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** A template without what is put into it. */
function literalOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text
  return [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)].join(' $ ')
}

const keywords =
  'on|where|using|set|join|left|right|inner|cross|full|lateral|order|group|limit|for|values|returning|as|select|union|and|or|not|default|when|having|window|offset|with|do|is|in|from|then|else|end'
const naming = new RegExp(
  `\\b(from|join|into|update|using)\\s+(?:only\\s+)?(\\w+)(?:\\s+(?:as\\s+)?(?!(?:${keywords})\\b)(\\w+))?`,
  'gi',
)

function namedTables(statement: string): { name: string; alias: string | undefined; isWrite: boolean }[] {
  return [...statement.matchAll(naming)].map(({ 0: whole, 1: keyword = '', 2: name = '', 3: alias, index }) => ({
    name,
    alias,
    isWrite:
      /^into$/i.test(keyword) ||
      (/^update$/i.test(keyword) && !/\bfor\s+(no\s+key\s+)?$/i.test(statement.slice(0, index))) ||
      (/^from$/i.test(keyword) && /\bdelete\s+$/i.test(statement.slice(0, index)) && whole !== ''),
  }))
}
