import { StringDecoder } from 'node:string_decoder'
import type { ReadRow } from './read-row.ts'

/**
 * Rows of tables in a dump of `pg_dump` in its plain format: the lines between `COPY auth.users (…) FROM stdin;` and `\.`, with the
 * columns that the statement names. `\N` is null.
 *
 * @param tables with their schema
 */
export async function* readCopiedTables(
  content: AsyncIterable<Buffer>,
  tables: readonly string[],
): AsyncGenerator<ReadRow> {
  let table: { name: string; columns: string[] } | undefined
  let number = 0
  for await (const line of linesOf(content)) {
    number += 1
    if (table === undefined) {
      const [, name = '', columns = ''] = /^COPY ([\w."]+) \(([^)]*)\) FROM stdin;$/.exec(line) ?? []
      if (name !== '')
        table = { name: unquoted(name), columns: columns.split(',').map((column) => unquoted(column.trim())) }
    } else if (line === '\\.') table = undefined
    else if (tables.includes(table.name)) {
      const cells = line.split('\t').map(unescaped)
      const value = Object.fromEntries(table.columns.map((column, i) => [column, cells[i] ?? null]))
      yield { line: number, list: table.name, value }
    }
  }
}

async function* linesOf(content: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for await (const chunk of content) {
    const lines = (rest + decoder.write(chunk)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield line.replace(/\r$/, '')
  }
  if (rest !== '') yield rest
}

function unquoted(name: string): string {
  return name.replaceAll('"', '')
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

function unescaped(cell: string): string | null {
  if (cell === '\\N') return null
  return cell.replaceAll(/\\(.)/g, (_, character: string) => escapes[character] ?? character)
}
