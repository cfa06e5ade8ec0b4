import type { FigureDefinition } from '#platform/gauges/define-figure.ts'
import type { GaugeDefinition } from '#platform/gauges/define-gauge.ts'
import { code, pageHead, table } from './markdown.ts'

interface Described {
  name: string
  labels?: readonly string[]
  help: string
  advice: string
}

/** The figures that slices declare for `/metrics`, with what to do when one is too high. */
export function gaugesPage(gauges: readonly GaugeDefinition[], figures: readonly FigureDefinition[]): string {
  return [
    pageHead('Gauges', 'the `slice.ts` of each slice'),
    'Figures of the whole installation at `/metrics`. Each process reports the same, read from the database at most once in ten seconds, so take the `max` in a query. [Watch it](../guides/watch.md) has the metrics of single processes, a board and alerts.\n',
    table(['gauge', 'labels', 'what it is', 'when it is too high'], rowsOf(gauges)),
    '\n## Of single processes\n',
    'What a process counts in its memory, from 0 at its start. Take the `sum`, of counters the `sum` of their `rate`.\n',
    table(['figure', 'labels', 'what it is', 'when it is too high'], rowsOf(figures)),
  ].join('\n')
}

/** Several slices may share a name. */
function rowsOf(described: readonly Described[]): string[][] {
  return [...new Map(described.map((each) => [each.name, each])).values()]
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, labels = [], help, advice }) => [code(name), labels.map(code).join(', '), help, advice])
}
