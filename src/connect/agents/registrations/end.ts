import { endApiKeys } from '../../../access/api-keys/index.ts'
import { recordEvent } from '../../../events/event-log/index.ts'
import type { TransactionContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/sql.ts'
import { registrationExpired, registrationRevoked } from '../events.ts'
import type { RegistrationRow } from '../schemas.ts'

/** Ends all that a locked registration holds: access tokens from the next statement on, API keys with their events. */
export async function deleteCredentials(tx: TransactionContext, registrationId: string): Promise<void> {
  const keys = await tx.db.many<{ api_key_id: string | null }>(sql`
    delete from agent_credentials where environment_id = ${tx.environmentId} and registration_id = ${registrationId}
    returning api_key_id`)
  const ids = keys.flatMap(({ api_key_id }) => api_key_id ?? [])
  if (ids.length > 0) await endApiKeys(tx, { ids })
}

const events = { revoked: registrationRevoked, expired: registrationExpired }

/** Ends a locked registration that is still open. It stays to be looked at. */
export async function endRegistration(
  tx: TransactionContext,
  { id, organization_id }: Pick<RegistrationRow, 'id' | 'organization_id'>,
  status: 'revoked' | 'expired',
): Promise<void> {
  await tx.db.run(sql`
    update agent_registrations set status = ${status}, assertion_version = assertion_version + 1, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${id}`)
  await deleteCredentials(tx, id)
  recordEvent(tx, events[status], { agent_registration_id: id }, undefined, organization_id)
}
