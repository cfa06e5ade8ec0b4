import type { System } from '../context.ts'
import { addDataKeys, dataKeyLeadMs, declareCompromised, removeSealingKeys } from '../crypto/data-keys.ts'
import { sql } from '../db/sql.ts'
import { defineExtensionPoint } from '../slices/extension-point.ts'
import { storeBatchAgain } from './store-again.ts'
import { sealsBefore } from './uses.ts'
import { keyedTables } from './values.ts'

/** A change of the keys of the database. */
export interface KeyRotation {
  /** The version of the keys that it made. */
  version: number
  is_compromised: boolean
  /**
   * `waiting` until all processes know the new keys, `storing` while values are stored again, `stored` once they are, `completed`
   * when the earlier keys of secrets are gone.
   */
  state: 'waiting' | 'storing' | 'stored' | 'completed'
  table_name: string | null
  position: string[]
  restored: number
  left_over: number
  created_at: string
  stored_at: string | null
}

const columns = sql`
  version, is_compromised, state, table_name, position, restored::int as restored, left_over::int as left_over,
  created_at, stored_at`

/**
 * What slices end or make new, in every environment, when an attacker may have the keys: what a key in an old backup opens must
 * no longer be worth anything. It may be called twice.
 */
export const whenCompromised = defineExtensionPoint<(system: System) => Promise<void>>()

/** A write that began before the new keys took over has ended by then. */
const settleMs = 10_000
/** Longer than a job is tried again, and than cookies and tickets that the keys have sealed are valid. */
const keepSealingKeysMs = 7 * 86_400_000

/** Makes new keys, unless a rotation is still at work. @returns the rotation at work */
export async function startRotation(
  system: System,
  { isCompromised }: { isCompromised: boolean },
): Promise<KeyRotation> {
  const now = system.now()
  const started = await system.database.transaction(async (tx) => {
    // One at a time. Readers of the keys don't wait.
    await tx.run(sql`lock table key_rotations in share row exclusive mode`)
    const running = await tx.maybe<KeyRotation>(sql`
      select ${columns} from key_rotations where state in ('waiting', 'storing') order by version desc limit 1`)
    if (running !== undefined && (running.is_compromised || !isCompromised)) return running
    const version = await addDataKeys(tx, system.master, now)
    if (isCompromised) await declareCompromised(tx, version, now)
    // The keys of one that is overtaken are among those that this one replaces.
    await tx.run(
      sql`update key_rotations set state = 'stored', stored_at = ${now} where state in ('waiting', 'storing')`,
    )
    return tx.one<KeyRotation>(sql`
      insert into key_rotations (version, is_compromised, created_at, updated_at)
      values (${version}, ${isCompromised}, ${now}, ${now}) returning ${columns}`)
  })
  await system.dataKeys.refresh()
  return started
}

/** The newest first. */
export function listRotations({ database }: System, most = 20): Promise<KeyRotation[]> {
  return database.many<KeyRotation>(sql`select ${columns} from key_rotations order by version desc limit ${most}`)
}

/** How long a rotation waits until its keys take over and no write is under way that used the ones before. */
export function waitOf({ created_at }: KeyRotation, now: Date): number {
  return Math.max(0, Date.parse(created_at) + dataKeyLeadMs + settleMs - now.getTime())
}

/**
 * Does the next piece of work of the rotation that is at work. It can be interrupted anywhere, and several processes may call it.
 *
 * @returns the rotation as it is then; `undefined` if there is nothing to do at this time
 */
export async function continueRotation(system: System): Promise<KeyRotation | undefined> {
  const { database } = system
  const rotation = await database.maybe<KeyRotation>(sql`
    select ${columns} from key_rotations where state in ('waiting', 'storing') order by version desc limit 1`)
  if (rotation === undefined) return undefined
  if (rotation.state === 'waiting') return begin(system, rotation)
  const tables = keyedTables(system)
  const table = tables.find(({ name }) => rotation.table_name === null || name >= rotation.table_name)
  if (table === undefined) return note(system, rotation, { state: 'stored' })
  const { position, restored, leftOver } = await storeBatchAgain(
    system,
    table,
    table.name === rotation.table_name ? rotation.position : [],
  )
  const next = position === undefined ? tables[tables.indexOf(table) + 1] : table
  return note(system, rotation, {
    state: next === undefined ? 'stored' : 'storing',
    table: next?.name ?? null,
    position: position ?? [],
    restored,
    leftOver,
  })
}

async function begin(system: System, rotation: KeyRotation): Promise<KeyRotation | undefined> {
  if (waitOf(rotation, system.now()) > 0) return undefined
  await system.dataKeys.refresh()
  if (rotation.is_compromised) for (const renew of whenCompromised.of(system)) await renew(system)
  return note(system, rotation, { state: 'storing' })
}

interface Progress {
  state: KeyRotation['state']
  table?: string | null
  position?: readonly string[]
  restored?: number
  leftOver?: number
}

/** Of several processes that did the same piece, one moves the rotation on. */
async function note(
  { database, now }: System,
  { version, state, table_name, position }: KeyRotation,
  done: Progress,
): Promise<KeyRotation | undefined> {
  await database.run(sql`
    update key_rotations set state = ${done.state}, table_name = ${done.table ?? null},
      position = ${[...(done.position ?? [])]}::text[], restored = restored + ${done.restored ?? 0},
      left_over = left_over + ${done.leftOver ?? 0}, updated_at = ${now()},
      stored_at = case when ${done.state} = 'stored' then ${now()}::timestamptz else stored_at end
    where version = ${version} and state = ${state} and table_name is not distinct from ${table_name}
      and position = ${position}::text[]`)
  return database.maybe<KeyRotation>(sql`select ${columns} from key_rotations where version = ${version}`)
}

/** Removes keys of secrets that a rotation has replaced, once nothing is sealed under them. */
export async function removeReplacedKeys(system: System): Promise<void> {
  const before = new Date(system.now().getTime() - keepSealingKeysMs)
  const stored = await system.database.many<KeyRotation>(sql`
    select ${columns} from key_rotations where state = 'stored' and stored_at < ${before} order by version`)
  for (const { version } of stored) {
    if ((await sealsBefore(system, version)) > 0) continue
    await system.database.transaction(async (tx) => {
      await removeSealingKeys(tx, version)
      await tx.run(sql`
        update key_rotations set state = 'completed', completed_at = ${system.now()}, updated_at = ${system.now()}
        where version = ${version}`)
    })
    system.log.info({ version }, 'the keys of secrets before this version were removed')
  }
}
