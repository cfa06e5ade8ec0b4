import { randomBytes } from 'node:crypto'
import { ConfigError } from '../config-error.ts'
import type { Database } from '../db/database.ts'
import type { Queryable } from '../db/queryable.ts'
import { sql } from '../db/sql.ts'
import type { Log } from '../log.ts'
import type { Keyring } from './keyring.ts'

/** `credentials` hashes what is looked up, `secrets` seals what must be readable again. */
export const dataKeyPurposes = ['credentials', 'secrets'] as const
export type DataKeyPurpose = (typeof dataKeyPurposes)[number]

/** A random key of a database, kept in it under the master key. */
export interface DataKey {
  /** Counts from 1. Keys of both purposes are rotated together. */
  readonly version: number
  readonly material: Buffer
  /**
   * The formats of what is made with it. 1: those that the former release reads, of the first key of a database that such a
   * release began. 2: a key derived for each sealed record, and refresh tokens with a secret.
   */
  readonly format: number
  readonly createdAt: Date
  /** From when it is used for what is new. All processes know it before. */
  readonly activeAt: Date
  /** When an operator declared that an attacker may have it. */
  readonly compromisedAt: Date | null
}

/** The keys of a database, as this process knows them: what another process adds is known here before it is used. */
export interface DataKeys {
  /** Of a purpose, oldest first, those included that are not used yet. */
  of(purpose: DataKeyPurpose): readonly DataKey[]
  /** The one that is in force at a time. */
  current(purpose: DataKeyPurpose, at: Date): DataKey
  refresh(): Promise<void>
  stop(): void
}

/** How often processes look for new keys. */
const lookEveryMs = 10_000
/** A new key is stored this long before its first use: several looks, of which any is enough. */
export const dataKeyLeadMs = 60_000

interface DataKeyRow {
  purpose: DataKeyPurpose
  version: number
  sealed: string
  format: number
  created_at: string
  active_at: string
  compromised_at: string | null
}

/**
 * Opens the keys, and looks for new ones from then on. The first process creates them; all others get the same ones.
 *
 * @param main the database of the cluster `main`, for another cluster, which has its keys
 */
export async function openDataKeys(
  db: Database,
  master: Keyring,
  { log, main }: { log?: Log; main?: Database | undefined } = {},
): Promise<DataKeys> {
  await resealDataKeys(db, master)
  if (main !== undefined) await adoptDataKeys(db, main, master)
  for (const purpose of dataKeyPurposes)
    await insertDataKey(db, master, { purpose, version: 1, at: null, activeAt: new Date(0) })
  let keys = await readDataKeys(db, master)
  const refresh = async () => {
    // While `main` does not answer, its keys of before serve.
    if (main !== undefined)
      await adoptDataKeys(db, main, master).catch((err) => log?.warn({ err }, 'new keys could not be read from main'))
    keys = await readDataKeys(db, master)
  }
  const looking = setInterval(() => {
    refresh().catch((err) => log?.error({ err }, 'the keys of the database could not be read'))
  }, lookEveryMs).unref()
  return {
    of: (purpose) => keys[purpose],
    current(purpose, at) {
      const key = keys[purpose].findLast(({ activeAt }) => activeAt <= at) ?? keys[purpose][0]
      if (key === undefined) throw new Error('unreachable: every purpose has a key')
      return key
    },
    refresh,
    stop: () => clearInterval(looking),
  }
}

/**
 * Stores the next key of each purpose, which takes over after {@link dataKeyLeadMs}. Callers take turns: of two at once, the later
 * may make a version of its own.
 *
 * @returns the version
 */
export async function addDataKeys(db: Queryable, master: Keyring, at: Date): Promise<number> {
  const { newest } = await db.one<{ newest: number }>(sql`select max(version) as newest from data_keys`)
  const activeAt = new Date(at.getTime() + dataKeyLeadMs)
  for (const purpose of dataKeyPurposes) await insertDataKey(db, master, { purpose, version: newest + 1, at, activeAt })
  return newest + 1
}

/** Declares that an attacker may have all keys before a version. */
export async function declareCompromised(db: Queryable, version: number, at: Date): Promise<void> {
  await db.run(sql`
    update data_keys set compromised_at = ${at} where version < ${version} and compromised_at is null`)
}

/** Removes the keys of secrets before a version. Those of credentials stay: a hash is made with one after the other. */
export async function removeSealingKeys(db: Queryable, version: number): Promise<void> {
  await db.run(sql`delete from data_keys where purpose = 'secrets' and version < ${version}`)
}

/** Opens all keys and changes nothing, also on a database that is not migrated yet. @throws Error as {@link Keyring.open} does */
export async function tryDataKeys(db: Queryable, master: Keyring): Promise<void> {
  const rows = await db.many<Pick<DataKeyRow, 'purpose' | 'version' | 'sealed'>>(sql`
    select purpose, sealed, coalesce((to_jsonb(k) ->> 'version')::integer, 1) as version from data_keys k`)
  for (const { purpose, version, sealed } of rows) master.open(sealed, contextOf(purpose, version))
}

/**
 * Takes over the keys of the cluster `main`: values under them can then move between clusters as they are. A rotation in `main` so
 * reaches the others, where a key takes over later if it arrives late, and everything is stored again as in `main`. Earlier keys of secrets
 * that a cluster has removed are not taken again.
 *
 * @throws ConfigError for a database that has other keys
 */
async function adoptDataKeys(db: Database, main: Database, master: Keyring): Promise<void> {
  const [own, theirs] = await Promise.all([readRows(db), readRows(main)])
  if (theirs.some((row) => !isSameKey(sameOf(own, row), row, master))) throw foreignKeys()
  const { added, compromised } = newsOf(own, theirs)
  if (added.length === 0 && compromised.length === 0) return
  await db.transaction(async (tx) => {
    // Of several processes one takes them over, and the others find then that it has.
    await tx.run(sql`lock table key_rotations in share row exclusive mode`)
    await takeOver(tx, newsOf(await readRows(tx), theirs))
  })
}

/** What the keys of `main` have that a cluster does not know yet. */
interface News {
  /** The newest version that the cluster has; 0 if it has no keys yet. */
  newest: number
  added: readonly DataKeyRow[]
  compromised: readonly DataKeyRow[]
}

function newsOf(own: readonly DataKeyRow[], theirs: readonly DataKeyRow[]): News {
  const newest = Math.max(0, ...own.map(({ version }) => version))
  return {
    newest,
    added: theirs.filter(({ version }) => version > newest),
    compromised: theirs.filter((row) => row.compromised_at !== null && sameOf(own, row)?.compromised_at === null),
  }
}

function sameOf(own: readonly DataKeyRow[], { purpose, version }: DataKeyRow): DataKeyRow | undefined {
  return own.find((each) => each.purpose === purpose && each.version === version)
}

async function takeOver(tx: Queryable, { newest, added, compromised }: News): Promise<void> {
  for (const { purpose, version, compromised_at } of compromised)
    await tx.run(sql`
      update data_keys set compromised_at = ${compromised_at} where purpose = ${purpose} and version = ${version}`)
  for (const { purpose, version, sealed, format, created_at, active_at, compromised_at } of added)
    await tx.run(sql`
      insert into data_keys (purpose, version, sealed, format, created_at, active_at, compromised_at)
      values (${purpose}, ${version}, ${sealed}, ${format}, ${created_at},
        greatest(${active_at}::timestamptz, ${newest === 0 ? null : new Date(Date.now() + dataKeyLeadMs)}::timestamptz),
        ${compromised_at})
      on conflict do nothing`)
  if (newest === 0 || added.length === 0) return
  // What compromised keys take back has to be done still, where a later rotation overtakes the one that was to do it.
  await tx.run(sql`
    with overtaken as (
      update key_rotations set state = 'stored', stored_at = now() where state in ('waiting', 'storing')
      returning is_compromised)
    insert into key_rotations (version, is_compromised, created_at, updated_at)
    select ${Math.max(...added.map(({ version }) => version))}::integer,
      ${compromised.length > 0}::boolean or coalesce(bool_or(is_compromised), false), now(), now() from overtaken`)
}

function isSameKey(own: DataKeyRow | undefined, theirs: DataKeyRow, master: Keyring): boolean {
  if (own === undefined || own.sealed === theirs.sealed) return true
  const context = contextOf(own.purpose, own.version)
  return master.open(own.sealed, context).equals(master.open(theirs.sealed, context))
}

function foreignKeys(): ConfigError {
  return new ConfigError(
    'A database of DATABASES has keys of its own, since Gatehouse was started on it alone before. Give each additional cluster an empty database, or a restored one of the same installation.',
  )
}

/** Seals the keys under the current master key if an older one sealed them. The older one is not needed afterwards. */
async function resealDataKeys(db: Database, master: Keyring): Promise<void> {
  for (const { purpose, version, sealed } of await readRows(db)) {
    if (master.isCurrent(sealed)) continue
    const context = contextOf(purpose, version)
    const resealed = master.seal(master.open(sealed, context), context)
    await db.run(sql`
      update data_keys set sealed = ${resealed}
      where purpose = ${purpose} and version = ${version} and sealed = ${sealed}`)
  }
}

async function insertDataKey(
  db: Queryable,
  master: Keyring,
  { purpose, version, at, activeAt }: { purpose: DataKeyPurpose; version: number; at: Date | null; activeAt: Date },
): Promise<void> {
  const sealed = master.seal(randomBytes(32), contextOf(purpose, version))
  // The first key of secrets may be gone since a rotation.
  await db.run(sql`
    insert into data_keys (purpose, version, sealed, format, created_at, active_at)
    select ${purpose}, ${version}::integer, ${sealed}, 2, coalesce(${at}::timestamptz, now()),
      ${activeAt}::timestamptz
    where not exists (select 1 from data_keys where purpose = ${purpose} and version >= ${version})
    on conflict do nothing`)
}

function readRows(db: Queryable): Promise<DataKeyRow[]> {
  return db.many<DataKeyRow>(sql`
    select purpose, version, sealed, format, created_at, active_at, compromised_at from data_keys order by version`)
}

async function readDataKeys(db: Queryable, master: Keyring): Promise<Record<DataKeyPurpose, DataKey[]>> {
  const keys: Record<DataKeyPurpose, DataKey[]> = { credentials: [], secrets: [] }
  for (const row of await readRows(db))
    keys[row.purpose].push({
      version: row.version,
      material: master.open(row.sealed, contextOf(row.purpose, row.version)),
      format: row.format,
      createdAt: new Date(row.created_at),
      activeAt: new Date(row.active_at),
      compromisedAt: row.compromised_at === null ? null : new Date(row.compromised_at),
    })
  return keys
}

/** The first version is sealed as earlier releases did, which open it. */
function contextOf(purpose: string, version: number): string {
  return version === 1 ? `data_key:${purpose}` : `data_key:${purpose}:${version}`
}
