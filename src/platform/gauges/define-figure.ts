import type { Queues } from '../bounded-queue.ts'
import type { Counters } from '../counters.ts'
import type { Reading } from './reading.ts'

/** What a process knows of itself. */
export interface Counted {
  readonly counters: Counters
  readonly queues: Queues
}

/** A figure of one process, from its memory. A query takes the `sum` over all of them. */
export interface FigureDefinition {
  /** In the manner of Prometheus: a counter ends in `_total`. */
  readonly name: `gatehouse_${string}`
  readonly kind: 'counter' | 'gauge'
  readonly help: string
  readonly labels?: readonly string[]
  /** What an operator looks at and does when the figure is too high, in sentences. */
  readonly advice: string
  read(counted: Counted): readonly Reading[]
}

/** Declares what a process counts by {@link Counters} since it began. */
export function defineCounter(
  definition: Omit<FigureDefinition, 'kind' | 'read' | 'name'> & { name: `gatehouse_${string}_total` },
): FigureDefinition {
  const counter: FigureDefinition = { ...definition, kind: 'counter', read: ({ counters }) => counters.of(counter) }
  return counter
}
