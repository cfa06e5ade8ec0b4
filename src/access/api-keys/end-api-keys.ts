import { isoTime, recordRemoval } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { all, sql } from '#platform/db/sql.ts'
import { apiKeyRevoked } from './events.ts'
import { apiKeyColumns } from './schemas.ts'

/** Deletes the keys of a user or of an organization and its members, or by their ids, and records `api_key.revoked` for each. */
export function endApiKeys(
  tx: TransactionContext,
  { userId, organizationId, ids }: { userId?: string; organizationId?: string; ids?: readonly string[] },
): Promise<void> {
  return recordRemoval(tx, apiKeyRevoked, {
    removed: sql`
      delete from api_keys k where ${all([
        sql`k.environment_id = ${tx.environmentId}`,
        userId === undefined ? undefined : sql`k.user_id = ${userId}`,
        organizationId === undefined ? undefined : sql`k.organization_id = ${organizationId}`,
        ids === undefined ? undefined : sql`k.id = any(${ids})`,
      ])} returning ${apiKeyColumns}`,
    data: apiKey,
  })
}

/** What `toApiKey` makes of a row. */
const apiKey = sql`
  json_build_object(
    'object', 'api_key', 'id', id,
    'owner', case when user_id is null then json_build_object('type', 'organization', 'id', organization_id)
      else json_build_object('type', 'user', 'id', user_id, 'organization_id', organization_id) end,
    'name', name, 'obfuscated_value', obfuscated_value, 'last_used_at', ${isoTime(sql`last_used_at`)},
    'expires_at', ${isoTime(sql`expires_at`)}, 'permissions', permissions,
    'created_at', ${isoTime(sql`created_at`)}, 'updated_at', ${isoTime(sql`updated_at`)})`
