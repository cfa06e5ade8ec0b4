import type { EventDefinition } from '#platform/events/define-event.ts'
import { pageHead, table } from './markdown.ts'
import { payloadRows } from './payload-rows.ts'

/** Every event that is recorded, with the members of its `data`. */
export function eventsPage(events: readonly EventDefinition[]): string {
  const sorted = [...events].sort((one, other) => one.name.localeCompare(other.name, 'en'))
  const sections = sorted.map(({ name, data }) => {
    const rows = payloadRows(data)
    return `## ${name}\n\n${rows.length === 0 ? 'Without members.\n' : table(['Member of `data`', 'Type', 'Always there'], rows)}`
  })
  return [
    pageHead('Events', '`src/catalog.ts`'),
    `${events.length} events. Each is recorded in the transaction of the change that it tells of and listed by \`GET /events\`.\n`,
    ...sections,
  ].join('\n')
}
