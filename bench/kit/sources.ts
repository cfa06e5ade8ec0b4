import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Where a function begins: lines and columns from 0. */
interface Place {
  url: string
  lineNumber: number
  columnNumber: number
}

const maps = new Map<string, SourceMap | undefined>()

/** `src/platform/db/sql.ts:42`, `node_modules/pg/lib/client.js:7`, `node:net:3`: a place in a bundle is named by its source. */
export function sourceOf({ url, lineNumber, columnNumber }: Place): { file: string; line: number } {
  if (!url.startsWith('file:')) return { file: url, line: lineNumber + 1 }
  const path = fileURLToPath(url)
  const inPackage = /\/(node_modules\/.*)/.exec(path)?.[1]
  if (inPackage !== undefined) return { file: inPackage, line: lineNumber + 1 }
  if (!maps.has(path)) maps.set(path, readMap(`${path}.map`))
  const entry = maps.get(path)?.findEntry(lineNumber, columnNumber)
  if (entry !== undefined && 'originalSource' in entry)
    return { file: entry.originalSource.replace(/^(\.\.\/)+/, ''), line: entry.originalLine + 1 }
  return { file: path, line: lineNumber + 1 }
}

function readMap(path: string): SourceMap | undefined {
  return existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8'))) : undefined
}
