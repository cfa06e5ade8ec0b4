import { setTimeout as delay } from 'node:timers/promises'
import type { System } from '#platform/context.ts'
import { followsWhenHeld } from '#platform/db/held-environment.ts'
import { beginLookups } from '#platform/db/lookups.ts'
import { type SqlValue, sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import { giveBack } from '#platform/followers/leases.ts'
import { addTallies, timeClassOf } from '../../tallies/index.ts'
import type { Result } from './attempt.ts'
import { recordHealth } from './health.ts'
import { nextAttemptAt } from './retries.ts'

export interface ResultWriter {
  /** Takes a result, which is written in a batch. Resolves when it was written or dropped. */
  add(result: Result): Promise<void>
  /** Resolves when all added results were written or dropped. */
  drained(): Promise<void>
}

/** The most results of a transaction. */
const batch = 500
/** How often a batch is tried. Then its leases end by themselves, and the deliveries are made again. */
const tries = 3

/** Writes the results of attempts. Those that arrive during a write are written together with the next one. */
export function createResultWriter(system: System, random: () => number): ResultWriter {
  let queue: { result: Result; done: () => void }[] = []
  let writing: Promise<void> | undefined

  async function writeAll(): Promise<void> {
    while (queue.length > 0) {
      const inHand = queue.slice(0, batch)
      queue = queue.slice(batch)
      await writeWithPatience(inHand.map(({ result }) => result))
      for (const { done } of inHand) done()
    }
    writing = undefined
  }

  async function writeWithPatience(results: readonly Result[]): Promise<void> {
    for (let attempt = 1; attempt <= tries; attempt++) {
      try {
        return await writeResults(system, results, random)
      } catch (err) {
        system.log.error({ err, results: results.length, attempt }, 'results of webhook deliveries were not written')
        if (attempt < tries) await delay(1_000)
      }
    }
  }

  return {
    add(result) {
      const written = new Promise<void>((done) => queue.push({ result, done }))
      writing ??= writeAll()
      return written
    },
    async drained() {
      await writing
    },
  }
}

/**
 * Attempts, deliveries and the health of endpoints in one transaction. A delivery that another process has taken over
 * is left to it.
 */
async function writeResults(system: System, results: readonly Result[], random: () => number): Promise<void> {
  await system.database.transaction(async (tx) => {
    beginLookups(tx, followsWhenHeld)
    // An erasure that is at work on the deliveries is waited for here, so that the attempts know of it.
    updateDeliveries(tx, system, results, random)
    insertAttempts(tx, system, results)
    await recordHealth(tx, system, results)
  })
}

function insertAttempts(tx: Transaction, system: System, results: readonly Result[]): void {
  const requests = results.flatMap(({ delivery, outcome }) =>
    outcome.requests.map((request) => ({ ...request, delivery, id: system.newId('attempt') })),
  )
  const column = (read: (request: (typeof requests)[number]) => SqlValue) => requests.map(read)
  tx.send(sql`
    insert into webhook_attempts (environment_id, id, delivery_id, attempt, secret, started_at, duration_ms,
      response_status, error, response_excerpt)
    select request.environment_id, request.id, delivery_id, attempt, secret, started_at, duration_ms, response_status, error,
      case when delivery.erased_at is not distinct from request.erased_at then response_excerpt end
    from unnest(${column(({ delivery }) => delivery.environment_id)}::text[], ${column(({ id }) => id)}::text[],
      ${column(({ delivery }) => delivery.id)}::text[], ${column(({ delivery }) => delivery.attempts + 1)}::int[],
      ${column(({ secret }) => secret)}::text[], ${column(({ startedAt }) => startedAt)}::timestamptz[],
      ${column(({ durationMs }) => Math.round(durationMs))}::int[], ${column(({ status }) => status)}::int[],
      ${column(({ error }) => error)}::text[], ${column(({ excerpt }) => excerpt)}::bytea[],
      ${column(({ delivery }) => delivery.erased_at)}::timestamptz[]
    ) request (environment_id, id, delivery_id, attempt, secret, started_at, duration_ms, response_status, error,
      response_excerpt, erased_at)
    left join webhook_deliveries delivery on delivery.environment_id = request.environment_id and delivery.id = request.delivery_id`)
}

function updateDeliveries(tx: Transaction, system: System, results: readonly Result[], random: () => number): void {
  const now = system.now()
  const ends = results.map(({ delivery, outcome }) => {
    const time = timeClassOf(outcome.requests.at(-1)?.durationMs ?? 0)
    if (outcome.succeeded) return { delivery, time, state: 'succeeded', next: null, completedAt: now }
    const next = outcome.isFinal ? undefined : nextAttemptAt(now, delivery.attempts + 1, random())
    return next === undefined
      ? { delivery, time, state: 'failed', next: null, completedAt: now }
      : { delivery, time, state: 'pending', next, completedAt: null }
  })
  const column = (read: (end: (typeof ends)[number]) => SqlValue) => ends.map(read)
  tx.send(sql`
    with written as (update webhook_deliveries delivery set attempts = delivery.attempts + 1, state = result.state,
      next_attempt_at = result.next_attempt_at, completed_at = result.completed_at, ${giveBack}
    from unnest(${column(({ delivery }) => delivery.environment_id)}::text[],
      ${column(({ delivery }) => delivery.id)}::text[], ${column(({ delivery }) => delivery.locked_by)}::text[],
      ${column(({ state }) => state)}::text[], ${column(({ next }) => next)}::timestamptz[],
      ${column(({ completedAt }) => completedAt)}::timestamptz[], ${column(({ time }) => time)}::text[]
    ) result (environment_id, id, locked_by, state, next_attempt_at, completed_at, time)
    where delivery.environment_id = result.environment_id and delivery.id = result.id
      and delivery.locked_by = result.locked_by
      returning delivery.environment_id, delivery.state, result.time),
    timed as (${addTallies(
      'delivery_times',
      sql`select environment_id, time as label, ${now}::timestamptz as happened_at from written`,
    )})
    ${addTallies(
      'deliveries',
      sql`select environment_id, case state when 'pending' then 'retried' else state end as label,
        ${now}::timestamptz as happened_at from written`,
    )}`)
}
