import type { System } from '../context.ts'
import { sealingKeyOf } from '../crypto/data-keyring.ts'
import { writtenOut } from '../db/sql.ts'
import { countHashes, countSeals, type KeyUse, keyedTables } from './values.ts'

/** What a version of the keys of the database is used for. */
export interface KeyVersionUse {
  version: number
  createdAt: Date
  activeAt: Date
  compromisedAt: Date | null
  /** Whether each record is sealed under a key of its own. */
  isPerRecord: boolean
  /** How many stored values its key of secrets seals; null once that key is gone. */
  seals: number | null
  hashes: number
  /** Whether a table has more such values than were counted, so that there may be more than said. */
  isAtLeast: boolean
}

/** Of a column, so that a large table is not read as a whole. */
const mostCounted = 100_000

/**
 * The versions of the keys, newest first.
 *
 * @param most so many values of each column are counted
 */
export async function listKeyVersions(system: System, most = mostCounted): Promise<KeyVersionUse[]> {
  const seals = new Map<string, number>()
  const hashes = new Map<string, number>()
  let isAtLeast = false
  const add = (to: Map<string, number>, uses: readonly KeyUse[]) => {
    for (const { id, count } of uses) to.set(id, (to.get(id) ?? 0) + count)
    isAtLeast ||= uses.reduce((sum, { count }) => sum + count, 0) === most
  }
  for (const { name, sealed, hashed } of keyedTables(system)) {
    for (const [column] of sealed) add(seals, await countSeals(system, name, column, most))
    for (const column of hashed) add(hashes, await countHashes(system, name, column, most))
  }
  const secrets = new Map(system.dataKeys.of('secrets').map((key) => [key.version, sealingKeyOf(key).id]))
  return system.dataKeys
    .of('credentials')
    .map(({ version, createdAt, activeAt, compromisedAt, format }) => {
      const id = secrets.get(version)
      const head = version === 1 ? '' : version.toString(16).padStart(8, '0')
      const used = { seals: id === undefined ? null : (seals.get(id) ?? 0), hashes: hashes.get(head) ?? 0 }
      return { version, createdAt, activeAt, compromisedAt, isPerRecord: format === 2, isAtLeast, ...used }
    })
    .reverse()
}

/** How many values are sealed under keys before a version. */
export async function sealsBefore(system: System, version: number): Promise<number> {
  const former = new Set(
    system.dataKeys.of('secrets').flatMap((key) => (key.version < version ? [sealingKeyOf(key).id] : [])),
  )
  let sum = 0
  for (const { name, sealed } of keyedTables(system))
    for (const [column] of sealed)
      for (const { id, count } of await countSeals(system, name, column)) if (former.has(id)) sum += count
  return sum
}

/** What others have to renew if an attacker may have read it, as far as there is any. */
export async function listRenewals(system: System): Promise<{ count: number; renewal: string }[]> {
  const renewals: { count: number; renewal: string }[] = []
  for (const [name, { renewal }] of system.catalog.tables) {
    if (renewal === undefined) continue
    const { count } = await system.database.one<{ count: number }>(
      writtenOut([`select count(*)::int as count from ${name}`]),
    )
    if (count > 0) renewals.push({ count, renewal })
  }
  return renewals
}
