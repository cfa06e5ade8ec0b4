import type { System } from './context.ts'
import { followsWhenHeld } from './db/held-environment.ts'
import { type Statement, sql } from './db/sql.ts'

// When something was last used is approximate. It moves about once a minute while the thing is in use, and is written within
// seconds, together with all others that the process saw; it does not move when the process was killed before, or the row was
// being changed just then. A write for each use would cost more than the use itself.

/** A use this soon after the stored one is not worth a write. */
const resolutionMs = 60_000

interface Use {
  environmentId: string
  id: string
  at: Date
}

export interface LastUsedWriter {
  /** Writes the rest and stops. Called after the last request, before the database closes. */
  stop(): Promise<void>
}

/**
 * Remembers uses of things of one kind, and writes them together.
 *
 * @param kind in the plural, for the log. @param table where they are: with `environment_id`, `id` and `last_used_at`
 */
export function createLastUses(kind: string, table: Statement) {
  /** Uses that are not written yet, the latest of each thing. Bounded by the things that the process sees within seconds. */
  const unwritten = new WeakMap<System, Map<string, Use>>()

  function usesOf(system: System): Map<string, Use> {
    let uses = unwritten.get(system)
    if (uses === undefined) {
      uses = new Map()
      unwritten.set(system, uses)
    }
    return uses
  }

  /** Remembers that a thing was used, if that is news. Costs no statement. */
  function note(
    system: System,
    at: Date,
    { environmentId, id, last_used_at }: { environmentId: string; id: string; last_used_at: string | null },
  ): void {
    if (last_used_at !== null && at.getTime() - Date.parse(last_used_at) < resolutionMs) return
    usesOf(system).set(`${environmentId}/${id}`, { environmentId, id, at })
  }

  /** Writes all remembered uses by one statement. What fails to be written is remembered for the next time. */
  async function write(system: System): Promise<void> {
    const uses = [...usesOf(system).values()]
    if (uses.length === 0) return
    unwritten.set(system, new Map())
    try {
      // In a transaction for the connection's sake: the shared ones are for statements that take milliseconds.
      await system.database.transaction((tx) => {
        tx.send(sql`select ${followsWhenHeld}`)
        return tx.run(updateOf(table, uses))
      })
    } catch (error) {
      for (const use of uses) {
        const key = `${use.environmentId}/${use.id}`
        if (!usesOf(system).has(key)) usesOf(system).set(key, use)
      }
      throw error
    }
  }

  /** Writes uses every few seconds, for as long as the process serves. */
  function start(system: System, everyMs = 5_000): LastUsedWriter {
    let turn = Promise.resolve()
    const takeTurn = () => {
      turn = turn.then(() =>
        write(system).catch((err: unknown) => system.log.warn({ err }, `the last uses of ${kind} were not written`)),
      )
    }
    const timer = setInterval(takeTurn, everyMs)
    timer.unref()
    return {
      stop() {
        clearInterval(timer)
        takeTurn()
        return turn
      },
    }
  }

  return { note, write, start }
}

/** Stores the uses that are later than what is stored. */
function updateOf(table: Statement, uses: readonly Use[]): Statement {
  const environmentIds = uses.map(({ environmentId }) => environmentId)
  const ids = uses.map(({ id }) => id)
  const times = uses.map(({ at }) => at)
  return sql`
    with used as (
      select environment_id, id, at from unnest(${environmentIds}::text[], ${ids}::text[], ${times}::timestamptz[])
        as used (environment_id, id, at)
    ), free as (
      -- Rows that another transaction changes are skipped: waiting for them could deadlock with a cascade.
      select k.environment_id, k.id, used.at from ${table} k
      join used on used.environment_id = k.environment_id and used.id = k.id
      where k.last_used_at is null or k.last_used_at < used.at
      for no key update of k skip locked
    )
    update ${table} k set last_used_at = free.at
    from free where k.environment_id = free.environment_id and k.id = free.id`
}
