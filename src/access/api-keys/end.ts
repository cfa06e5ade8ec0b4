import { deleteCredential, hasCredential } from '#environment/environments/index.ts'
import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { apiKeyAlreadyExpired } from './errors.ts'
import { apiKeyRevoked, apiKeyUpdated } from './events.ts'
import { type ApiKeyRow, apiKeyColumns, type ExpireApiKey, toApiKey } from './schemas.ts'

/**
 * Expires a key now (without an expiry, or with one in the past), at a later time, or never (`null`), and records
 * `api_key.updated` if that changes it. An expired key stays expired: of racing calls, one succeeds.
 *
 * @throws notFound, apiKeyAlreadyExpired
 */
export function expireApiKey(ctx: Context, id: string, { expires_at }: ExpireApiKey): Promise<ApiKeyRow> {
  return ctx.transaction(async (tx) => {
    const current = await lockLiveKey(tx, id)
    const now = tx.now()
    const wanted = expires_at === null ? null : expires_at === undefined ? now : new Date(expires_at)
    const endsNow = wanted !== null && wanted <= now
    const expiresAt = endsNow ? now : wanted
    if ((expiresAt?.toISOString() ?? null) === current.expires_at) return current
    // Without its credential, the key is invalid on every node, regardless of clocks.
    if (endsNow) deleteCredential(tx, id)
    tx.db.send(sql`
      update api_keys set expires_at = ${expiresAt}, updated_at = ${now}
      where environment_id = ${tx.environmentId} and id = ${id}`)
    const row = { ...current, expires_at: expiresAt?.toISOString() ?? null, updated_at: now.toISOString() }
    const previous_attributes = { expires_at: current.expires_at }
    recordEvent(tx, apiKeyUpdated, { ...toApiKey(row), previous_attributes })
    return row
  })
}

/**
 * Deletes a key with its credential and records `api_key.revoked`. Of racing calls one succeeds.
 *
 * @throws notFound
 */
export function deleteApiKey(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const row = await tx.db.maybe<ApiKeyRow>(sql`
      delete from api_keys k where k.environment_id = ${tx.environmentId} and k.id = ${id} returning ${apiKeyColumns}`)
    if (row === undefined) throw notFound('API Key', id)
    recordEvent(tx, apiKeyRevoked, toApiKey(row))
  })
}

async function lockLiveKey(tx: TransactionContext, id: string): Promise<ApiKeyRow> {
  // The second statement starts when the first has its lock, so it sees the changes of the previous call.
  const [row, isWorking] = await Promise.all([
    tx.db.maybe<ApiKeyRow>(sql`
      select ${apiKeyColumns} from api_keys k
      where k.environment_id = ${tx.environmentId} and k.id = ${id} for update`),
    hasCredential(tx, id),
  ])
  if (row === undefined) throw notFound('API Key', id)
  const hasPassed = row.expires_at !== null && new Date(row.expires_at) <= tx.now()
  if (hasPassed || !isWorking) throw apiKeyAlreadyExpired()
  return row
}
