import { readFileSync } from 'node:fs'
import { withoutIndex } from './description.ts'

/** An official operation that came after the description in this folder, as far as SDKs and release notes show it. */
export interface LaterOperation {
  area: string
  method: string
  path: string
  /** `undefined` where no source names it. */
  id?: string
  /** The success statuses that sources name. */
  statuses: readonly number[]
}

export const laterOperationsFile = 'test/contract/later-operations.generated.json'

/** Reads the table with the columns `area`, `method`, `path`, `operation_id` and `success`. */
export function parseLaterOperations(table: string): LaterOperation[] {
  const [head = '', ...rows] = table.trimEnd().split('\n')
  const columns = head.split('\t')
  return rows.map((row) => {
    const cells = row.split('\t')
    const at = (name: string) => cells[columns.indexOf(name)] ?? ''
    const id = withoutIndex(at('operation_id'))
    return {
      area: at('area'),
      method: at('method'),
      path: at('path'),
      ...(id === 'unknown' ? {} : { id }),
      statuses: at('success').split(',').map(Number).filter(Number.isInteger),
    }
  })
}

/** One operation a line. */
export function writeLaterOperations(operations: readonly LaterOperation[]): string {
  return `[\n${operations.map((operation) => ` ${JSON.stringify(operation)}`).join(',\n')}\n]\n`
}

export function readLaterOperations(): LaterOperation[] {
  return JSON.parse(readFileSync(new URL(`../../${laterOperationsFile}`, import.meta.url), 'utf8')) as LaterOperation[]
}
