import type { Context, System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { ApiKeyRow } from './schemas.ts'

// `last_used_at` is approximate. It moves about once a minute while a key is in use, and is written within seconds,
// together with those of all other keys that the process saw; it does not move when the process was killed before, or
// the key was being changed just then. A write for each use would cost more than the validation itself.

/** A use this soon after the stored one is not worth a write. */
const resolutionMs = 60_000

interface Use {
  environmentId: string
  id: string
  at: Date
}

/** Uses that are not written yet, the latest of each key. Bounded by the keys that the process sees within seconds. */
const unwritten = new WeakMap<System, Map<string, Use>>()

/** Remembers that a key was used now, if that is news. Costs no statement. */
export function noteUse(ctx: Context, { id, last_used_at }: Pick<ApiKeyRow, 'id' | 'last_used_at'>): void {
  const at = ctx.now()
  if (last_used_at !== null && at.getTime() - Date.parse(last_used_at) < resolutionMs) return
  usesOf(ctx.system).set(`${ctx.environmentId}/${id}`, { environmentId: ctx.environmentId, id, at })
}

/** Writes all remembered uses by one statement. What fails to be written is remembered for the next time. */
export async function writeUses(system: System): Promise<void> {
  const uses = [...usesOf(system).values()]
  if (uses.length === 0) return
  unwritten.set(system, new Map())
  try {
    // In a transaction for the connection's sake: the shared ones are for statements that take milliseconds.
    await system.database.transaction((tx) =>
      tx.run(sql`
        with used as (
          select environment_id, id, at from unnest(${uses.map((use) => use.environmentId)}::text[], ${uses.map((use) => use.id)}::text[],
            ${uses.map((use) => use.at)}::timestamptz[]) as used (environment_id, id, at)
        ), free as (
          -- Rows that another transaction changes are skipped: waiting for them could deadlock with a cascade.
          select k.environment_id, k.id, used.at from api_keys k
          join used on used.environment_id = k.environment_id and used.id = k.id
          where k.last_used_at is null or k.last_used_at < used.at
          for no key update of k skip locked
        )
        update api_keys k set last_used_at = free.at
        from free where k.environment_id = free.environment_id and k.id = free.id`),
    )
  } catch (error) {
    for (const use of uses) {
      const key = `${use.environmentId}/${use.id}`
      if (!usesOf(system).has(key)) usesOf(system).set(key, use)
    }
    throw error
  }
}

export interface LastUsedWriter {
  /** Writes the rest and stops. Called after the last request, before the database closes. */
  stop(): Promise<void>
}

/** Writes uses every few seconds, for as long as the process serves. */
export function startLastUsedWriter(system: System, everyMs = 5_000): LastUsedWriter {
  let turn = Promise.resolve()
  const takeTurn = () => {
    turn = turn.then(() =>
      writeUses(system).catch((err: unknown) => system.log.warn({ err }, 'the last uses of API keys were not written')),
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

function usesOf(system: System): Map<string, Use> {
  let uses = unwritten.get(system)
  if (uses === undefined) {
    uses = new Map()
    unwritten.set(system, uses)
  }
  return uses
}
