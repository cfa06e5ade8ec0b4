import { createMembership } from '#access/organization-memberships/index.ts'
import { recordEvent } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notifyOfAccess } from '../access-notices/index.ts'
import { actFor, holdActiveMember, leaveOrganization, type RegistrationRow } from '../agent-registrations/index.ts'
import type { AttemptRow } from './attempts.ts'
import type { ClaimRow } from './claim.ts'
import { alreadyClaimed, claimNotConfirmed } from './errors.ts'
import { claimCompleted } from './events.ts'
import { issuerNameOf } from './issuer-name.ts'

export const completeErrors = [claimNotConfirmed, alreadyClaimed]

/**
 * Makes the agent act for the person who confirmed an attempt, in the organization that they chose. A person without an
 * organization becomes a member of the agent's own. What was issued before counts no more. Of racing calls, one succeeds, and the
 * person is notified by email.
 *
 * @param claim locked. @throws alreadyClaimed, claimNotConfirmed when the person has left the organization since
 */
export async function completeClaim(
  tx: TransactionContext,
  claim: ClaimRow,
  attempt: AttemptRow,
): Promise<RegistrationRow> {
  const { user_id: userId } = attempt
  if (userId === null) throw claimNotConfirmed()
  const now = tx.now()
  const completed = await tx.db.run(sql`
    update agent_claims set completed_by_attempt_id = ${attempt.id}, claimed_at = ${now}, updated_at = ${now}
    where environment_id = ${tx.environmentId} and id = ${claim.claim_id} and completed_by_attempt_id is null`)
  if (completed === 0) throw alreadyClaimed()
  tx.db.send(sql`
    update agent_claim_attempts set status = 'completed', sealed_user_code = null, updated_at = ${now}
    where environment_id = ${tx.environmentId} and id = ${attempt.id}`)
  const organizationId = attempt.organization_id ?? claim.organization_id
  await requireMember(tx, userId, organizationId, attempt.organization_id === null)
  const row = await actFor(tx, claim, { userId, organizationId })
  announce(tx, claim, row, attempt.id)
  await notifyOfAccess(tx, userId, { kind: 'agent', name: await issuerNameOf(tx, claim.claim_id) })
  if (row.organization_id !== claim.organization_id) await leaveOrganization(tx, claim, row.organization_id)
  return row
}

async function requireMember(
  tx: TransactionContext,
  user_id: string,
  organization_id: string,
  joins: boolean,
): Promise<void> {
  if (await holdActiveMember(tx, user_id, organization_id)) return
  if (!joins) throw claimNotConfirmed()
  await createMembership(tx, { user_id, organization_id })
}

function announce(tx: TransactionContext, claim: ClaimRow, row: RegistrationRow, attemptId: string): void {
  const now = tx.now().toISOString()
  const event = {
    object: 'agent_registration_claim' as const,
    id: claim.claim_id,
    agent_registration_id: row.id,
    completed_by_attempt_id: attemptId,
    claimed_by: { user_id: row.user_id ?? '', organization_id: row.organization_id },
    completed_at: now,
    created_at: claim.claim_created_at,
    updated_at: now,
  }
  recordEvent(tx, claimCompleted, event, undefined, row.organization_id)
}
