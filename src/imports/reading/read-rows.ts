import type { Input } from '../define-source.ts'
import { readCopiedTables } from './copied-tables.ts'
import { readCsv } from './csv.ts'
import { readJsonLists } from './json-lists.ts'
import { readNdjson } from './ndjson.ts'
import { beginningOf, openFile } from './open-file.ts'
import type { ReadRow } from './read-row.ts'

/**
 * The rows of a file, one after the other, at constant memory. A line that can't be read costs that line alone. An error file of
 * an import is read as the rows that it holds.
 *
 * @param onBytes called with the bytes that were read, of the file as it is
 * @throws ConfigError for a file that can't be read
 */
export async function* readRows(
  { path, lists = [''], columns, isDocument = false }: Pick<Input, 'path' | 'lists' | 'columns' | 'isDocument'>,
  onBytes: (count: number) => void = () => undefined,
): AsyncGenerator<ReadRow> {
  const content = openFile(path, onBytes)
  const beginning = await beginningOf(path)
  const format = formatOf(beginning, lists, isDocument)
  if (format === 'ndjson') {
    // An error file of a document has rows of all its lists.
    for await (const row of readNdjson(content, lists[0] ?? '')) if (!isDocument || lists.includes(row.list)) yield row
  }
  if (format === 'csv') yield* readCsv(content, beginning, columns)
  if (format === 'dump') yield* readCopiedTables(content, lists)
  if (format === 'json') yield* readJsonLists(path, content, lists, beginning.trimStart().startsWith('['))
}

/** What a file contains, by its beginning: the names of files say little. */
function formatOf(
  beginning: string,
  lists: readonly string[],
  isDocument: boolean,
): 'ndjson' | 'json' | 'csv' | 'dump' {
  const text = beginning.trimStart()
  if (text.startsWith('[')) return 'json'
  if (!text.startsWith('{')) return isDocument ? 'dump' : 'csv'
  const [line = ''] = text.split(/\r?\n/, 1)
  try {
    const names = Object.keys(Object(JSON.parse(line)))
    if (isDocument) return names.includes('record') && names.includes('code') ? 'ndjson' : 'json'
    // A document on a single line has its rows in a list.
    return lists.some((list) => names.includes(list.split('.')[0] ?? '')) ? 'json' : 'ndjson'
  } catch {
    return 'json'
  }
}
