import { StringDecoder } from 'node:string_decoder'
import { isRecord } from '#platform/records.ts'
import type { ReadRow } from './read-row.ts'

/** A line beyond this is no row. */
const longestLine = 4_000_000

/** Lines of JSON. Those of an error file are unwrapped: `record` is the row. */
export async function* readNdjson(content: AsyncIterable<Buffer>, list: string): AsyncGenerator<ReadRow> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let number = 0
  for await (const chunk of content) {
    const lines = (rest + decoder.write(chunk)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      number += 1
      const row = rowOf(line, number, list)
      if (row !== undefined) yield row
    }
    if (rest.length > longestLine) rest = rest.slice(0, longestLine + 1)
  }
  const last = rowOf(rest + decoder.end(), number + 1, list)
  if (last !== undefined) yield last
}

function rowOf(line: string, number: number, list: string): ReadRow | undefined {
  const text = line.replace(/^\uFEFF/, '').trim()
  if (text === '') return undefined
  const broken = (message: string): ReadRow => ({
    line: number,
    list,
    value: {},
    broken: { code: 'broken_row', message, text: text.slice(0, 10_000) },
  })
  if (text.length > longestLine) return broken('The line is longer than 4 million characters.')
  try {
    const value: unknown = JSON.parse(text)
    if (!isRecord(value)) return broken('The line is not a JSON object.')
    return unwrap(value, number, list)
  } catch (error) {
    return broken(`The line is not JSON: ${error instanceof Error ? error.message : ''}`)
  }
}

/** The row of a line of an error file, with its line in the file that it came from; any other row as it is. */
function unwrap(value: Record<string, unknown>, line: number, list: string): ReadRow {
  const { code, message, record, list: of } = value
  if (typeof code !== 'string' || typeof message !== 'string' || !('source_id' in value)) return { line, list, value }
  if (!isRecord(record))
    return {
      line,
      list,
      value: {},
      broken: {
        code: 'broken_row',
        message: 'The row could not be read before. Correct it in the file that it came from.',
        text: '',
      },
    }
  return {
    line: typeof value.line === 'number' ? value.line : line,
    list: typeof of === 'string' ? of : list,
    value: record,
  }
}
