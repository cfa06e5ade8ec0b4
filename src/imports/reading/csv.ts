import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { closedQuotes } from './closed-quotes.ts'
import type { ReadRow } from './read-row.ts'

/**
 * CSV with commas, semicolons or tabs, by the header line; quotes by RFC 4180. A row with too many or too few cells, or with quotes in
 * the wrong places, costs that row.
 *
 * @param columns of a file without a header line
 */
export async function* readCsv(
  content: AsyncIterable<Buffer>,
  beginning: string,
  columns: readonly string[] | undefined,
): AsyncGenerator<ReadRow> {
  const skipped: ReadRow[] = []
  const skip = (line: number, message: string, text: string) =>
    void skipped.push({
      line,
      list: '',
      value: {},
      broken: { code: 'broken_row', message, text: text.slice(0, 10_000) },
    })
  const delimiter = delimiterOf(beginning)
  const parser = parse({
    bom: true,
    columns: columns === undefined ? (header: string[]) => header.map((name) => name.trim()) : [...columns],
    delimiter,
    info: true,
    // Of files without a header, by position: trailing empty cells are often missing.
    relax_column_count: columns !== undefined,
    // A quote in the middle of a cell is itself: the parser would otherwise lose the rows behind it.
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: 4_000_000,
    on_skip: (error, text) => skip(Number(error?.lines ?? 0), error?.message ?? 'The row cannot be read.', text ?? ''),
  })
  const source = Readable.from(
    closedQuotes(content, delimiter, (line, text) => skip(line, 'The row opens a quote that is never closed.', text)),
  )
  source.on('error', (error) => parser.destroy(error))
  for await (const { record, info } of source.pipe(parser)) {
    yield* skipped.splice(0)
    yield { line: info.lines, list: '', value: record }
  }
  yield* skipped.splice(0)
}

function delimiterOf(beginning: string): string {
  const [header = ''] = beginning.split(/\r?\n/, 1)
  const count = (sign: string) => header.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}
