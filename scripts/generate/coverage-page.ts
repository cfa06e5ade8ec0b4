import type { EventDefinition } from '#platform/events/define-event.ts'
import type { Operation } from '#platform/http/operation.ts'
import { withoutIndex } from '#test/contract/description.ts'
import type { OfficialApi } from '#test/contract/official.ts'
import { groupBy } from './group-by.ts'
import { code, lines, pageHead, table } from './markdown.ts'

/** What of the official API is served, by area. */
export function coveragePage(
  official: Pick<OfficialApi, 'operations' | 'events'>,
  ours: { operations: readonly Operation[]; events: readonly EventDefinition[] },
): string {
  const servedIds = new Set(ours.operations.map(({ id }) => withoutIndex(id)))
  const recorded = new Set(ours.events.map(({ name }) => name))
  const operations = [...official.operations.values()].map(({ area, method, path, id }) => {
    return { area, name: `${method} ${path}`, isServed: servedIds.has(id) }
  })
  const events = [...official.events.keys()].map((name) => {
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
