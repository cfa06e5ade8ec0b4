import type { EventDefinition } from '../../src/platform/events/define-event.ts'
import type { Operation } from '../../src/platform/http/operation.ts'
import { withoutIndex } from '../../test/contract/official.ts'
import { groupBy } from './group-by.ts'
import { code, lines, pageHead, table } from './markdown.ts'

/** An official operation and the area that the vendor's documentation files it under. */
export interface OfficialRow {
  area: string
  method: string
  path: string
  id: string
}

/** Reads `operations.tsv`: area, seed, method, path, operation id, SDK methods, success statuses. */
export function parseOfficialRows(text: string): OfficialRow[] {
  const [head = '', ...rows] = text.trimEnd().split('\n')
  const columns = head.split('\t')
  const at = (cells: readonly string[], name: string) => cells[columns.indexOf(name)] ?? ''
  return rows.map((row) => {
    const cells = row.split('\t')
    const id = withoutIndex(at(cells, 'operation_id'))
    return { area: at(cells, 'area'), method: at(cells, 'method'), path: at(cells, 'path'), id }
  })
}

/** What of the official API is served, by area. */
export function coveragePage(
  official: { operations: readonly OfficialRow[]; events: readonly string[] },
  ours: { operations: readonly Operation[]; events: readonly EventDefinition[] },
): string {
  const servedIds = new Set(ours.operations.map(({ id }) => withoutIndex(id)))
  const recorded = new Set(ours.events.map(({ name }) => name))
  const operations = official.operations.map(({ area, method, path, id }) => {
    return { area, name: `${method} ${path}`, isServed: servedIds.has(id) }
  })
  const events = official.events.map((name) => {
    return { area: name.split('.')[0] ?? '', name, isServed: recorded.has(name) }
  })
  return [
    pageHead('Coverage of the official API', '`src/catalog.ts` and the official description'),
    `${count(operations)} official operations and ${count(events)} official events are served.\n`,
    '## Operations\n',
    areas(operations),
    '## Events\n',
    areas(events),
  ].join('\n')
}

interface Entry {
  area: string
  name: string
  isServed: boolean
}

function areas(entries: readonly Entry[]): string {
  const grouped = [...groupBy(entries, ({ area }) => area)].sort(([one], [other]) => one.localeCompare(other, 'en'))
  const rows = grouped.map(([area, members]) => [area, ...figures(members)])
  return table(
    ['Area', 'Served', 'Missing', 'What is missing'],
    [...rows, ['**Total**', ...figures(entries).slice(0, 2), '']],
  )
}

function figures(entries: readonly Entry[]): string[] {
  const missing = entries.filter(({ isServed }) => !isServed)
  return [`${entries.length - missing.length}`, `${missing.length}`, lines(missing.map(({ name }) => code(name)))]
}

function count(entries: readonly Entry[]): string {
  return `${entries.filter(({ isServed }) => isServed).length} of ${entries.length}`
}
