import { endApiKeys } from '#access/api-keys/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

/** Ends all that locked registrations hold: access tokens from the next statement on, API keys with their events. */
export async function endCredentialsOf(tx: TransactionContext, registrationIds: readonly string[]): Promise<void> {
  const keys = await tx.db.many<{ api_key_id: string | null }>(sql`
    delete from agent_credentials where environment_id = ${tx.environmentId} and registration_id = any(${registrationIds})
    returning api_key_id`)
  const ids = keys.flatMap(({ api_key_id }) => api_key_id ?? [])
  if (ids.length > 0) await endApiKeys(tx, { ids })
}
