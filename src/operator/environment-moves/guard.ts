import { setTimeout as delay } from 'node:timers/promises'
import { isLockRefused, untilLocked } from '#platform/db/lock-patience.ts'
import type { CarriedTable } from './carried-tables.ts'
import { keyAsJson } from './digests.ts'
import type { Mover } from './mover.ts'

/** What may be written in an environment that moves. See migration 0288. */
export type Stage = 'closing' | 'draining' | 'sealed' | 'left' | 'arriving'

/** The table of the queue, whose rows name their environment in their payload. */
const queue = 'graphile_worker._private_jobs'

/** Longer than any request: one that found the environment here has ended by then, whatever it waited for. */
const requestsEndAfter = '5 minutes'

const nameOf = (environmentId: string) => `held_${environmentId}`.toLowerCase()

/**
 * Has the database guard all rows of the environment, and note which ones change. Nothing is held yet. Each table is a transaction that waits briefly for its lock,
 * so that no one else waits long.
 */
export async function armGuard(mover: Mover, tables: readonly CarriedTable[], environmentId: string): Promise<void> {
  const name = nameOf(environmentId)
  const present = await guarded(mover, environmentId)
  const id = mover.escapeLiteral(environmentId)
  for (const table of tables) {
    if (present.get(table.name)?.isPresent) continue
    const { name: on, scope } = table
    const parts = [environmentId, table.isLeased ? 'leased' : '', on, keyAsJson(table, '($1)')]
    const call = `execute function guard_held_rows(${parts.map((part) => mover.escapeLiteral(part)).join(', ')})`
    await inLockedTransaction(
      mover,
      `create or replace trigger ${name} before insert or update on ${on} for each row when (new.${scope} = ${id}) ${call};
       create or replace trigger ${name}_d before delete on ${on} for each row when (old.${scope} = ${id}) ${call}`,
    )
  }
  if (!present.has('_private_jobs'))
    await inLockedTransaction(
      mover,
      `create trigger ${name} before insert on ${queue} for each row
       when (new.payload ->> 'environment_id' = ${id}) execute function guard_held_rows(${id})`,
    )
}

/**
 * Takes the triggers away, once the environment is neither held nor gone. They let everything through by then, so one whose table is
 * locked for long may stay until the next move.
 */
export async function disarmGuard(mover: Mover, environmentId: string): Promise<void> {
  const name = nameOf(environmentId)
  for (const [table, { schema }] of await guarded(mover, environmentId))
    await inLockedTransaction(
      mover,
      `drop trigger if exists ${name} on ${schema}.${table}; drop trigger if exists ${name}_d on ${schema}.${table}`,
      10_000,
    ).catch((error: unknown) => {
      if (!isLockRefused(error)) throw error
    })
}

interface Guarded {
  schema: string
  /** Whether the trigger is one of this release, which notes changes. */
  isPresent: boolean
}

/** The tables that the guard stands in front of. Not their partitions, which have it from them. */
async function guarded(mover: Mover, environmentId: string): Promise<ReadonlyMap<string, Guarded>> {
  const { rows } = await mover.query<Guarded & { name: string }>(
    `select c.relname as name, c.relnamespace::regnamespace::text as schema, t.tgnargs = 4 as "isPresent"
     from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = $1 and t.tgparentid = 0`,
    [nameOf(environmentId)],
  )
  return new Map(rows.map((row) => [row.name, row]))
}

async function inLockedTransaction(mover: Mover, statements: string, giveUpAfterMs = 600_000): Promise<void> {
  let refused = 0
  await untilLocked(
    async (lockTimeoutMs) => {
      try {
        await mover.query(`begin; set local lock_timeout = ${lockTimeoutMs}; ${statements}; commit`)
      } catch (error) {
        await mover.query('rollback')
        throw error
      }
    },
    {
      giveUpAfterMs,
      // An autovacuum of a busy table takes long, and ends only for one who waits longer.
      isAutovacuumInTheWay: () => refused > 1,
      onRefused: () => {
        refused += 1
      },
    },
  )
}

/** Where the environment is on its way, as this cluster knows it; `undefined` if it does not move. */
export async function findStage(
  mover: Mover,
  environmentId: string,
  lock: 'for update' | '' = '',
): Promise<Stage | undefined> {
  const { rows } = await mover.query<{ stage: Stage }>(
    `select stage from environment_holds where environment_id = $1 ${lock}`,
    [environmentId],
  )
  return rows[0]?.stage
}

const noteStage = `
  insert into environment_holds as h (environment_id, stage, since, settled_at)
  values ($1, $2, clock_timestamp(), now() + case when $2 = 'left' then interval '${requestsEndAfter}' else interval '0' end)
  on conflict (environment_id) do update set stage = excluded.stage, since = excluded.since,
    settled_at = case when excluded.stage = 'left' then excluded.settled_at else greatest(h.settled_at, excluded.settled_at) end
  returning since::text as token`

/**
 * Notes a stage. An environment that has left keeps its time to settle when it comes back.
 *
 * @returns what names this note, for {@link requireStage}
 */
export async function setStage(mover: Mover, environmentId: string, stage: Stage): Promise<string> {
  const { rows } = await mover.query<{ token: string }>(noteStage, [environmentId, stage])
  return rows[0]?.token ?? ''
}

/**
 * Holds the note of a stage for the transaction. @throws Error if another process has noted something since: it may have decided
 * otherwise
 */
export async function requireStage(mover: Mover, environmentId: string, token: string): Promise<void> {
  const { rows } = await mover.query(
    'select from environment_holds where environment_id = $1 and since::text = $2 for update',
    [environmentId, token],
  )
  if (rows.length === 0) throw new Error(`Another process has taken over the move of ${environmentId}.`)
}

/** The environment moves no longer, as far as this cluster is concerned. */
export async function endHold(mover: Mover, environmentId: string): Promise<void> {
  await mover.query('delete from environment_holds where environment_id = $1', [environmentId])
  await mover.query('delete from environment_changes where environment_id = $1', [environmentId])
}

const lookEveryMs = 20

/**
 * Waits until every transaction has ended that the guard let through before the present stage. It asks for the lock without queueing for
 * it: a queue would make those wait who have rows that the others wait for.
 *
 * @returns whether they ended in time
 */
export async function waitForWriters(mover: Mover, environmentId: string, withinMs: number): Promise<boolean> {
  const began = performance.now()
  for (;;) {
    const { rows } = await mover.query<{ is_alone: boolean }>(
      `select pg_try_advisory_xact_lock(hashtextextended('hold:' || $1, 0)) as is_alone`,
      [environmentId],
    )
    if (rows[0]?.is_alone === true) return true
    if (performance.now() - began > withinMs) return false
    await delay(lookEveryMs)
  }
}
