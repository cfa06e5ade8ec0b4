import { randomBytes } from 'node:crypto'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { Keyring } from './keyring.ts'

/**
 * The random keys of a database, kept in it under the master key. They never change, so a new master key re-seals two
 *   rows and leaves every hash and sealed secret unchanged.
 */
export interface DataKeys {
  /** Hashes credentials. */
  credentials: Buffer
  /** Seals secrets. */
  secrets: Buffer
}

const purposes = ['credentials', 'secrets'] as const

/** Opens the keys. The first process creates them; all others get the same ones. */
export async function loadDataKeys(db: Database, master: Keyring): Promise<DataKeys> {
  const [credentials, secrets] = await Promise.all(purposes.map((purpose) => loadDataKey(db, master, purpose)))
  if (credentials === undefined || secrets === undefined) throw new Error('unreachable: every purpose has a key')
  return { credentials, secrets }
}

/** Seals the keys under the current master key if an older one sealed them. The older one is not needed afterwards. */
export async function resealDataKeys(db: Database, master: Keyring): Promise<void> {
  for (const purpose of purposes) {
    const row = await db.maybe<{ sealed: string }>(sql`select sealed from data_keys where purpose = ${purpose}`)
    if (row === undefined || master.isCurrent(row.sealed)) continue
    const resealed = master.seal(master.open(row.sealed, contextOf(purpose)), contextOf(purpose))
    await db.run(sql`update data_keys set sealed = ${resealed} where purpose = ${purpose} and sealed = ${row.sealed}`)
  }
}

async function loadDataKey(db: Database, master: Keyring, purpose: string): Promise<Buffer> {
  const fresh = master.seal(randomBytes(32), contextOf(purpose))
  await db.run(sql`insert into data_keys (purpose, sealed) values (${purpose}, ${fresh}) on conflict do nothing`)
  const { sealed } = await db.one<{ sealed: string }>(sql`select sealed from data_keys where purpose = ${purpose}`)
  return master.open(sealed, contextOf(purpose))
}

function contextOf(purpose: string): string {
  return `data_key:${purpose}`
}
