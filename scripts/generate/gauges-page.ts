import type { GaugeDefinition } from '#platform/gauges/define-gauge.ts'
import { code, pageHead, table } from './markdown.ts'

/** The figures of the whole installation at `/metrics`, with what to do when one is too high. */
export function gaugesPage(gauges: readonly GaugeDefinition[]): string {
  const rows = gauges
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, labels = [], help, advice }) => [code(name), labels.map(code).join(', '), help, advice])
  return [
    pageHead('Gauges', 'the `slice.ts` of each slice'),
    'Figures of the whole installation at `/metrics`. Each process reports the same, read from the database at most once in ten seconds, so take the `max` in a query. [Watch it](../guides/watch.md) has the metrics of single processes, a board and alerts.\n',
    table(['gauge', 'labels', 'what it is', 'when it is too high'], rows),
  ].join('\n')
}
