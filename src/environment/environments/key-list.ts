import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

/** Longest age of the list. */
const listMilliseconds = 1_000

/**
 * Checks whether a secret may be a management key, by a list of all keys that is read at most once a second. For
 * callers that sent so many wrong keys that the next one must not cost a read.
 *
 * A listed key is still looked up, so a revoked one is refused immediately. A new one may be missing for a second.
 */
export function createKeyList(system: System): (secrets: readonly string[]) => Promise<boolean> {
  let list: Promise<ReadonlySet<string>> | undefined
  let readAt = 0
  return async (secrets) => {
    if (secrets.length === 0) return false
    const now = system.now().getTime()
    if (list === undefined || Math.abs(now - readAt) >= listMilliseconds) {
      readAt = now
      list = readHashes(system)
      list.catch(() => {
        list = undefined
      })
    }
    const hashes = await list
    return secrets.some((secret) => system.hashesOf(secret).some((hash) => hashes.has(hash.toString('base64'))))
  }
}

async function readHashes(system: System): Promise<ReadonlySet<string>> {
  const rows = await system.database.many<{ hash: Buffer }>(sql`
    select c.hash from management_keys k
    join credentials c on c.environment_id = k.environment_id and c.owner_id = k.id
    where c.kind = 'management_key'`)
  return new Set(rows.map(({ hash }) => hash.toString('base64')))
}
