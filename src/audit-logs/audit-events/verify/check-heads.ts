import type { Queryable } from '#platform/db/queryable.ts'
import { sql } from '#platform/db/sql.ts'
import type { Head } from '../heads/head.ts'
import { isInLog } from '../log-conditions.ts'
import type { Fault } from './faults.ts'

/** So many heads are in memory at a time. */
const headsAtOnce = 1_000

interface Comparison {
  has_environment: boolean
  has_chain: boolean
  /** The hash of the event that is at this position now; null if there is none. */
  hash: string | null
  removed_sequence: number | null
  removed_before: string | null
  ended_at: string | null
}

/**
 * Holds what was written down outside of the database against the logs.
 *
 * @returns the first fault of each log, in the order of the heads
 */
export async function* checkHeads(db: Queryable, heads: AsyncIterable<Head>): AsyncGenerator<Fault, void> {
  const faulty = new Set<string>()
  for await (const batch of inBatches(heads)) {
    const comparisons = await compare(db, batch)
    for (const [i, head] of batch.entries()) {
      const fault = faultOf(head, comparisons[i])
      const name = `${head.environment_id}/${head.organization_id}`
      if (fault === undefined || faulty.has(name)) continue
      faulty.add(name)
      yield fault
    }
  }
}

async function* inBatches(heads: AsyncIterable<Head>): AsyncGenerator<Head[], void> {
  let batch: Head[] = []
  for await (const head of heads) {
    batch.push(head)
    if (batch.length < headsAtOnce) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function compare(db: Queryable, heads: readonly Head[]): Promise<Comparison[]> {
  return db.many<Comparison>(sql`
    select n.id is not null as has_environment, c.organization_id is not null as has_chain, e.hash, c.removed_sequence,
      c.removed_before, c.ended_at
    from unnest(${heads.map((head) => head.environment_id)}::text[], ${heads.map((head) => head.organization_id)}::text[],
      ${heads.map((head) => head.sequence)}::bigint[]) with ordinality as h (environment_id, organization_id, sequence, place)
    left join environments n on n.id = h.environment_id
    left join audit_log_chains c on c.environment_id = h.environment_id and c.organization_id = h.organization_id
    left join lateral (
      select encode(e.hash, 'hex') as hash from audit_log_events e
      where ${isInLog(sql`h.environment_id`, sql`h.organization_id`)} and e.sequence = h.sequence
      order by e.id limit 1
    ) e on true
    order by h.place`)
}

function faultOf(head: Head, found: Comparison | undefined): Fault | undefined {
  const { environment_id, organization_id, sequence, recorded_at: writtenAt } = head
  const log = { environment_id, organization_id }
  // Deleting an environment deletes its logs.
  if (found === undefined || !found.has_environment) return undefined
  if (!found.has_chain) return { ...log, kind: 'gone' }
  if (found.hash === head.hash) return undefined
  if (found.hash !== null) return { ...log, kind: 'rewritten', sequence, writtenAt }
  if (sequence > Number(found.removed_sequence)) return { ...log, kind: 'cut_off', sequence, writtenAt }
  const isOldEnough = found.removed_before !== null && Date.parse(writtenAt) < Date.parse(found.removed_before)
  return isOldEnough || found.ended_at !== null ? undefined : { ...log, kind: 'removed_too_early', sequence }
}
