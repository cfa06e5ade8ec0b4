import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { agentNotClaimed, invalidAgentOrganization } from './errors.ts'
import { organizationSwitched } from './events.ts'
import { endCredentials } from './extension-points.ts'
import { holdActiveMember } from './hold-member.ts'
import type { DescribedRow, RegistrationRow } from './schemas.ts'
import { getRegistration, lockRegistration } from './service.ts'

export const switchOrganizationErrors = [agentNotClaimed, invalidAgentOrganization]

/**
 * Moves an agent to another organization of its user. Credentials issued before are no longer valid. Choosing the
 * current organization changes nothing, so of concurrent calls only one moves the agent.
 *
 * @throws notFound, agentNotClaimed, invalidAgentOrganization
 */
export function switchOrganization(ctx: Context, id: string, organizationId: string): Promise<DescribedRow> {
  return ctx.transaction(async (tx) => {
    const row = await lockRegistration(tx, id)
    if (row.status !== 'verified' || row.user_id === null) throw agentNotClaimed()
    if (row.organization_id !== organizationId) {
      if (!(await holdActiveMember(tx, row.user_id, organizationId))) throw invalidAgentOrganization()
      await move(tx, row, organizationId)
    }
    return getRegistration(tx, id)
  })
}

async function move(tx: TransactionContext, row: RegistrationRow, organizationId: string): Promise<void> {
  await endCredentials(tx, [row.id])
  tx.db.send(sql`
    update agent_registrations set organization_id = ${organizationId}, has_own_organization = false,
      assertion_version = assertion_version + 1, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${row.id}`)
  recordSwitch(tx, row, organizationId)
}

/** Records that an agent has left an organization for another one. */
export function recordSwitch(
  tx: TransactionContext,
  { id, organization_id: from }: Pick<RegistrationRow, 'id' | 'organization_id'>,
  to: string,
): void {
  const event = { agent_registration_id: id, from_organization_id: from, to_organization_id: to }
  recordEvent(tx, organizationSwitched, event, undefined, to)
}
