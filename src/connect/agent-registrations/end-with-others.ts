import { recordRemoval } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { endRegistrations } from './end.ts'
import { registrationDeleted } from './events.ts'
import type { Origin } from './service.ts'

/** Deletes the registrations of a user who is about to be deleted. Their API keys go with the user's. */
export function endAgentsOfUser(tx: TransactionContext, userId: string): Promise<void> {
  return deleteRegistrations(tx, sql`r.user_id = ${userId}`)
}

/** Deletes the registrations in an organization that is about to be deleted. */
export function endAgentsOfOrganization(tx: TransactionContext, organizationId: string): Promise<void> {
  return deleteRegistrations(tx, sql`r.organization_id = ${organizationId}`)
}

/**
 * Deletes registrations that an issuer vouches for and that no person confirmed, because they contain the issuer's id
 * of a person.
 *
 * @param ids a statement that selects them
 */
export function deleteUnconfirmed(tx: TransactionContext, ids: Statement): Promise<void> {
  return deleteRegistrations(tx, sql`r.user_id is null and r.issuer_subject is not null and r.id in (${ids})`)
}

/** Deletes registrations with all that their agents hold but API keys. @param condition on rows with the alias `r` */
function deleteRegistrations(tx: TransactionContext, condition: Statement): Promise<void> {
  return recordRemoval(tx, registrationDeleted, {
    removed: sql`
      delete from agent_registrations r where r.environment_id = ${tx.environmentId} and ${condition}
      returning r.id, r.organization_id`,
    data: sql`json_build_object('agent_registration_id', id)`,
  })
}

/** A user who is signed out everywhere has no agent any more that acts for them. */
export function revokeAgentsOfUser(tx: TransactionContext, userId: string): Promise<void> {
  return endRegistrations(tx, sql`r.user_id = ${userId}`, 'revoked')
}

/** Who leaves an organization takes their agents out of it: the registrations are revoked. */
export function endAgentsOfMember(
  tx: TransactionContext,
  { user_id, organization_id }: { user_id: string; organization_id: string },
): Promise<void> {
  return endRegistrations(tx, sql`r.user_id = ${user_id} and r.organization_id = ${organization_id}`, 'revoked')
}

/** Ends registrations that depend on what an issuer asserted about one of its users and has withdrawn. */
export function endAgentsOfSubject(tx: TransactionContext, { issuerId, subject }: Origin): Promise<void> {
  return endRegistrations(tx, sql`r.issuer_id = ${issuerId} and r.issuer_subject = ${subject}`, 'revoked')
}

/** Ends registrations that depend on an issuer that is no longer trusted. */
export function endAgentsOfIssuer(tx: TransactionContext, issuerId: string): Promise<void> {
  return endRegistrations(tx, sql`r.issuer_id = ${issuerId}`, 'revoked')
}
