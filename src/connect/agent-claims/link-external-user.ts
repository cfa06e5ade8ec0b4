import { type ActiveMembership, listActiveMembershipsOfUser } from '#access/organization-memberships/index.ts'
import {
  createUser,
  findUserByEmail,
  findUserByExternalId,
  type UserRow,
  userCreationError,
} from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import { canonicalEmailOf, parseEmailAddress } from '#platform/email-address.ts'
import { DomainError } from '#platform/http/errors.ts'
import { invalidAgentOrganization, type RegistrationRow } from '../agent-registrations/index.ts'
import { type AttemptRow, attemptColumns, confirmAttempt } from './attempts.ts'
import { type ClaimRow, claimColumns, requireOpen } from './claim.ts'
import { methodErrors, requireClaimsEnabled } from './enabled.ts'
import {
  alreadyClaimed,
  claimDenied,
  claimExpired,
  claimOrganizationRequired,
  emailInUse,
  emailMismatch,
  invalidClaim,
  invalidClaimRequest,
  userCodeExpired,
  wrongAccount,
} from './errors.ts'

/** A claim that was revoked counts as expired here. */
export const linkExternalUserErrors = [
  ...methodErrors,
  invalidClaim,
  alreadyClaimed,
  claimExpired,
  claimDenied,
  userCodeExpired,
  invalidClaimRequest,
  emailMismatch,
  emailInUse,
  wrongAccount,
  invalidAgentOrganization,
  claimOrganizationRequired,
]

export interface ExternalUser {
  email: string
  external_id: string
}

export interface LinkedAttempt {
  registration: RegistrationRow
  userCode: string
  organizations: { id: string; name: string }[]
}

/**
 * Confirms an attempt for a user of the application, which has signed them in itself. The user is known by the external id, and
 * made if there is none. A user with one organization makes the agent act in it; one without any, in the agent's own.
 *
 * @throws invalidClaim, alreadyClaimed, claimExpired, claimDenied, userCodeExpired, authMethodDisabled,
 * invalidClaimRequest, emailMismatch, emailInUse, wrongAccount, invalidAgentOrganization, claimOrganizationRequired
 */
export function linkExternalUser(
  ctx: Context,
  token: string,
  external: ExternalUser,
  organizationId: string | undefined,
): Promise<LinkedAttempt> {
  return ctx.transaction(async (tx) => {
    const { claim, attempt } = await lockAttempt(tx, token)
    await requireClaimsEnabled(tx, claim.kind)
    const user = await findOrCreateExternalUser(tx, attempt, external)
    if (attempt.user_id !== null && attempt.user_id !== user.id) throw wrongAccount()
    const memberships = await listActiveMembershipsOfUser(tx, user.id, organizationId ?? null)
    const organizations = memberships.map(({ organization_id: id, organization_name: name }) => ({ id, name }))
    const chosen = chooseOrganization(
      memberships,
      organizations,
      organizationId ?? attempt.organization_id ?? undefined,
    )
    const userCode = await confirmAttempt(tx, attempt, { userId: user.id, organizationId: chosen })
    return { registration: claim, userCode, organizations }
  })
}

/** @throws invalidClaim, alreadyClaimed, claimExpired, claimDenied, userCodeExpired */
async function lockAttempt(tx: TransactionContext, token: string): Promise<{ claim: ClaimRow; attempt: AttemptRow }> {
  const hashes = tx.system.hashesOf(token)
  const claim = await tx.db.maybe<ClaimRow>(sql`
    select ${claimColumns} from agent_claim_attempts t
    join agent_claims c on c.environment_id = t.environment_id and c.id = t.claim_id
    join agent_registrations r on r.environment_id = c.environment_id and r.id = c.registration_id
    where t.hash = ${anyOf(hashes)} and t.environment_id = ${tx.environmentId} for update of c, r`)
  if (claim === undefined) throw invalidClaim()
  const attempt = await tx.db.one<AttemptRow>(sql`
    select ${attemptColumns} from agent_claim_attempts t where t.environment_id = ${tx.environmentId} and t.hash = ${anyOf(hashes)}`)
  // The API has one word for what is over.
  if (claim.status === 'revoked') throw claimExpired()
  requireOpen(claim, tx.now())
  if (attempt.status === 'superseded') throw invalidClaim()
  if (attempt.status === 'denied') throw claimDenied()
  if (Date.parse(attempt.expires_at) <= tx.now().getTime()) throw userCodeExpired()
  return { claim, attempt }
}

async function findOrCreateExternalUser(
  tx: TransactionContext,
  { login_hint }: AttemptRow,
  { email, external_id }: ExternalUser,
): Promise<UserRow> {
  if (parseEmailAddress(email) === undefined) throw invalidClaimRequest('`user.email` is not an email address.')
  if (canonicalEmailOf(email) !== canonicalEmailOf(login_hint)) throw emailMismatch()
  const known = await findUserByExternalId(tx, external_id)
  if (known !== undefined) {
    if (canonicalEmailOf(known.email) !== canonicalEmailOf(email)) throw emailMismatch()
    return known
  }
  if ((await findUserByEmail(tx, email)) !== undefined) throw emailInUse()
  return createUser(tx, { email, external_id }).catch((error: unknown) => {
    // Another call was first.
    throw error instanceof DomainError && error.definition === userCreationError.definition ? emailInUse() : error
  })
}

function chooseOrganization(
  memberships: readonly ActiveMembership[],
  organizations: { id: string; name: string }[],
  requested: string | undefined,
): string | null {
  if (requested !== undefined) {
    if (!memberships.some(({ organization_id }) => organization_id === requested)) throw invalidAgentOrganization()
    return requested
  }
  if (memberships.length > 1) throw claimOrganizationRequired(organizations)
  return memberships[0]?.organization_id ?? null
}
