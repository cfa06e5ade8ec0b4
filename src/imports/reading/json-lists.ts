import { JSONParser } from '@streamparser/json'
import { ConfigError } from '#platform/config-error.ts'
import { isRecord } from '#platform/records.ts'
import type { ReadRow } from './read-row.ts'

/**
 * The entries of lists in a JSON document, as they come by: `{"users": […]}` has the list `users`, and a document that is a list
 * has the first of the names. Everything else in it is skipped.
 *
 * @param isList whether the document is a list
 * @throws ConfigError for a document that breaks off: its remaining rows can't be found
 */
export async function* readJsonLists(
  path: string,
  content: AsyncIterable<Buffer>,
  lists: readonly string[],
  isList: boolean,
): AsyncGenerator<ReadRow> {
  const found: ReadRow[] = []
  const positions = new Map<string, number>()
  const paths = isList ? ['$.*'] : lists.filter((list) => list !== '').map((list) => `$.${list}.*`)
  // Without `keepStack: false`, the parser would keep each entry in its list.
  const parser = new JSONParser({ paths, keepStack: false })
  parser.onValue = ({ value, stack }) => {
    const outer = stack.slice(1).map(({ key }) => key)
    const list = outer.length === 0 ? (lists[0] ?? '') : outer.join('.')
    const line = (positions.get(list) ?? 0) + 1
    positions.set(list, line)
    if (isRecord(value)) found.push({ line, list, value })
  }
  let failure: Error | undefined
  parser.onError = (error) => {
    failure ??= error
  }
  let isFirst = true
  for await (const chunk of content) {
    const hasMark = isFirst && chunk.subarray(0, 3).equals(byteOrderMark)
    isFirst = false
    parser.write(hasMark ? chunk.subarray(3) : chunk)
    yield* found.splice(0)
    if (failure !== undefined) throw new ConfigError(`${path} is not valid JSON: ${failure.message}`)
  }
  if (!parser.isEnded) throw new ConfigError(`${path} breaks off before its end. Export it again.`)
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])
