import type { Database } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { isInLog } from './log-conditions.ts'
import type { LogName } from './verify/faults.ts'

export interface ChainPlaces {
  /** The number of the newest event. */
  sequence: number
  /** The number of the last event that was removed. */
  removed_sequence: number
}

type Reader = Pick<Database, 'many'>

interface Probe {
  place: number
  sequence: number
  id: string
  hash: Buffer
}

/** Parts of an interval of places that one statement tells apart. */
const parts = 16

/**
 * The last event of a log with an id before `kept`, of those that were not removed yet: found by looks at single places, a few
 * dozen of them in a log of any length.
 */
export async function findLastExpired(
  db: Reader,
  chain: LogName & ChainPlaces,
  kept: string,
): Promise<Pick<Probe, 'sequence' | 'hash'> | undefined> {
  let low = chain.removed_sequence
  let high = chain.sequence + 1
  let last: Probe | undefined
  // Mostly nothing is over, or a night's part of a year: the first places are close together.
  let places = doublingFrom(low, high)
  while (places.length > 0) {
    const probes = new Map((await lookAt(db, chain, places)).map((probe) => [probe.place, probe]))
    for (const place of places) {
      const probe = probes.get(place)
      if (probe === undefined || probe.id >= kept) {
        high = place
        break
      }
      low = probe.sequence
      last = probe
    }
    places = evenlyBetween(low, high)
  }
  return last
}

/** The first event at each place or behind it. None where nothing is left there. */
function lookAt(db: Reader, { environment_id, organization_id }: LogName, places: readonly number[]): Promise<Probe[]> {
  return db.many<Probe>(sql`
    select p.place, e.sequence, e.id, e.hash from unnest(${places}::bigint[]) p (place) cross join lateral (
      select e.sequence, e.id, e.hash from audit_log_events e
      where ${isInLog(environment_id, organization_id)} and e.sequence >= p.place
      order by e.sequence limit 1
    ) e`)
}

function doublingFrom(low: number, high: number): number[] {
  const places: number[] = []
  for (let step = 1; low + step < high; step *= 2) places.push(low + step)
  return places
}

function evenlyBetween(low: number, high: number): number[] {
  const step = Math.max(1, Math.floor((high - low) / parts))
  const places: number[] = []
  for (let place = low + step; place < high && places.length < parts; place += step) places.push(place)
  return places
}
