import type { System } from '../context.ts'
import { within } from '../deadline.ts'
import type { GaugeDefinition } from './define-gauge.ts'
import type { Reading } from './reading.ts'

/** Scrapers that come more often get the figures of the last reading. */
const keptForMs = 10_000
/** A scrape ends after 10 s by default, and what a process knows without a database is wanted most when that is slow. */
const readWithinMs = 3_000

/** @returns for each gauge what was read; nothing for one that could not be read in time. */
export type ReadGauges = () => Promise<ReadonlyMap<GaugeDefinition, readonly Reading[]>>

/** Reads the gauges together, at most once in ten seconds. */
export function createGaugeReadings(system: System, gauges: readonly GaugeDefinition[]): ReadGauges {
  let readAt = Number.NEGATIVE_INFINITY
  let reading: ReturnType<ReadGauges> = Promise.resolve(new Map())
  return () => {
    if (performance.now() - readAt < keptForMs) return reading
    readAt = performance.now()
    reading = readAll(system, gauges)
    return reading
  }
}

async function readAll(system: System, gauges: readonly GaugeDefinition[]) {
  const found = new Map<GaugeDefinition, readonly Reading[]>()
  await Promise.all(
    gauges.map(async (gauge) => {
      try {
        found.set(gauge, await within(readWithinMs, gauge.read(system)))
      } catch (err) {
        system.log.warn({ err, gauge: gauge.name }, 'a gauge could not be read')
      }
    }),
  )
  return found
}
