import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { deleteOrganization } from '#tenancy/organizations/index.ts'
import { endCredentials } from './extension-points.ts'
import { refreshDays } from './refresh-token.ts'
import { type RegistrationRow, registrationColumns } from './schemas.ts'
import { recordSwitch } from './switch-organization.ts'

/**
 * Makes a locked registration act for a person in an organization, without an expiry from now on. Credentials issued
 * before are no longer valid.
 */
export async function actFor(
  tx: TransactionContext,
  registration: RegistrationRow,
  { userId, organizationId }: { userId: string; organizationId: string },
): Promise<RegistrationRow> {
  const { id, organization_id, has_own_organization } = registration
  const now = tx.now()
  await endCredentials(tx, [id])
  return tx.db.one<RegistrationRow>(sql`
    update agent_registrations r set status = 'verified', user_id = ${userId}, organization_id = ${organizationId},
      has_own_organization = ${organizationId === organization_id && has_own_organization},
      assertion_version = r.assertion_version + 1, refreshed_at = ${now},
      refresh_expires_at = ${refreshEnd(registration, now)}, expires_at = null, updated_at = ${now}
    where r.environment_id = ${tx.environmentId} and r.id = ${id} returning ${registrationColumns}`)
}

/** An agent that an issuer vouches for asserts its identity again instead: the issuer may have changed its mind. */
function refreshEnd({ kind }: RegistrationRow, now: Date): Date | null {
  return kind === 'identity_assertion' ? null : new Date(now.getTime() + refreshDays * 86_400_000)
}

/**
 * Records that a registration moved to another organization. Deletes an organization that was created for the agent, if
 * the agent had no credentials and therefore left no data in it.
 */
export async function leaveOrganization(tx: TransactionContext, from: RegistrationRow, to: string): Promise<void> {
  recordSwitch(tx, from, to)
  if (from.kind !== 'anonymous' && from.has_own_organization) await deleteOrganization(tx, from.organization_id)
}
