import type { Reading } from './gauges/reading.ts'

/** Sets of labels of a counter beyond this number are counted under `other`. */
const mostLabels = 500

/** A counter that a slice declares (`defineCounter`). */
interface Counter {
  readonly name: string
}

/** What a process has counted since it began. */
export class Counters {
  readonly #counts = new Map<Counter, Map<string, { labels: Record<string, string>; value: number }>>()

  /** Adds one. @param labels of a fixed list, never what a caller sent */
  add(counter: Counter, labels: Record<string, string> = {}): void {
    const counts = this.#counts.get(counter) ?? new Map<string, { labels: Record<string, string>; value: number }>()
    this.#counts.set(counter, counts)
    const own = JSON.stringify(labels)
    const isRoom = counts.has(own) || counts.size < mostLabels
    const counted = isRoom ? labels : Object.fromEntries(Object.keys(labels).map((name) => [name, 'other']))
    const place = isRoom ? own : JSON.stringify(counted)
    const known = counts.get(place)
    if (known === undefined) counts.set(place, { labels: counted, value: 1 })
    else known.value += 1
  }

  of(counter: Counter): readonly Reading[] {
    return [...(this.#counts.get(counter)?.values() ?? [])]
  }
}
