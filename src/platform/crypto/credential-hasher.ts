import { createHmac, randomBytes } from 'node:crypto'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { Keyring } from './keyring.ts'

/** Turns a credential into what is stored and looked up: an HMAC-SHA256 of 32 bytes. Whoever has the database alone cannot test guesses. */
export type CredentialHasher = (credential: string) => Buffer

/**
 * The hash key is random and lies sealed in the database, so that a new master key changes no hash.
 * The first process to ask makes it; a rotation of the master key seals it anew.
 */
export async function loadCredentialHasher(db: Database, keyring: Keyring): Promise<CredentialHasher> {
  const fresh = keyring.seal(randomBytes(32), context)
  await db.run(sql`insert into hash_keys (purpose, sealed) values (${purpose}, ${fresh}) on conflict do nothing`)
  const { sealed } = await db.one<{ sealed: string }>(sql`select sealed from hash_keys where purpose = ${purpose}`)
  const key = keyring.open(sealed, context)
  return (credential) => createHmac('sha256', key).update(credential).digest()
}

/** Seals the hash key under the current master key, if another one did: a step of rotating the master key. */
export async function resealHashKey(db: Database, keyring: Keyring): Promise<void> {
  const row = await db.maybe<{ sealed: string }>(sql`select sealed from hash_keys where purpose = ${purpose}`)
  if (row === undefined || keyring.isCurrent(row.sealed)) return
  const resealed = keyring.seal(keyring.open(row.sealed, context), context)
  await db.run(sql`update hash_keys set sealed = ${resealed} where purpose = ${purpose} and sealed = ${row.sealed}`)
}

const purpose = 'credentials'
const context = `hash_key:${purpose}`
