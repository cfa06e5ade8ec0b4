import { listActiveMembershipsOfUser } from '#access/organization-memberships/index.ts'
import { findUserByEmail } from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { insertClaim, type NewClaim, renewClaim, type StartedAttempt, startAttempt } from '../../agent-claims/index.ts'
import { lockIssuer, speaksFor, spendMessage } from '../../agent-issuers/index.ts'
import {
  agentSettings,
  endRegistration,
  holdActiveMember,
  insertRegistration,
  lockOpenRegistration,
  type Origin,
  type RegistrationRow,
  renewRegistration,
  statusOf,
} from '../../agent-registrations/index.ts'
import { actingAs } from '../agent-operation.ts'
import { assertionReplayed, identityAssertionDisabled, issuerNotEnabled, missingVerifiedEmail } from '../errors.ts'
import { type IdJag, idJagErrors, readIdJag } from './id-jag.ts'
import { limitAssertions, limitTrueAssertions } from './limits.ts'

export const byAssertionErrors = [
  ...idJagErrors,
  identityAssertionDisabled,
  issuerNotEnabled,
  assertionReplayed,
  missingVerifiedEmail,
]

/** A verified registration, or one that the person must confirm first. */
export interface AssertedRegistration {
  row: RegistrationRow
  pending?: { claim: NewClaim; attempt: StartedAttempt }
}

/**
 * Registers an agent by the word of a trusted issuer, used once. A user of an issuer has one open registration, so another
 * assertion about them renews it.
 *
 * @throws identityAssertionDisabled, rateLimited, assertionReplayed, and what `readIdJag` throws
 */
export async function registerByAssertion(caller: Context, assertion: string): Promise<AssertedRegistration> {
  const { agent_identity_assertion } = await agentSettings.read(caller)
  if (!agent_identity_assertion) throw identityAssertionDisabled()
  await limitAssertions(caller)
  const asserted = await readIdJag(caller, assertion)
  await limitTrueAssertions(caller)
  return caller.transaction(async (tx) => {
    const issuer = await lockIssuer(tx, asserted.issuer.id)
    if (issuer === undefined) throw issuerNotEnabled()
    if (!(await spendMessage(tx, asserted, 'assertion', asserted.countsUntil))) throw assertionReplayed()
    return settle(tx, { ...asserted, issuer })
  })
}

async function settle(tx: TransactionContext, asserted: IdJag): Promise<AssertedRegistration> {
  const open = await lockUnexpired(tx, asserted)
  if (open?.status === 'verified') return { row: await renewRegistration(actingAs(tx, open.id), open.id) }
  const member = await findMember(tx, asserted)
  if (member === undefined) return askPerson(tx, asserted, open)
  if (open !== undefined) await endRegistration(actingAs(tx, open.id), open.id, 'revoked')
  return { row: await register(tx, asserted, { member }) }
}

/** The open registration of the issuer's user. An expired one is recorded as expired first. */
async function lockUnexpired(tx: TransactionContext, asserted: IdJag): Promise<RegistrationRow | undefined> {
  const row = await lockOpenRegistration(tx, originOf(asserted))
  if (row === undefined || statusOf(row, tx.now()) !== 'expired') return row
  await endRegistration(actingAs(tx, row.id), row.id, 'expired')
  return undefined
}

interface Member {
  userId: string
  organizationId: string
}

/**
 * The user and organization for whom an agent may act without confirmation. The user must have verified an email here
 * whose domain the issuer is trusted for, and belong to one organization only. Everyone else must confirm first, so
 * that an issuer cannot take over an account at another domain.
 */
async function findMember(
  tx: TransactionContext,
  { issuer, email, isEmailVerified }: IdJag,
): Promise<Member | undefined> {
  if (email === undefined || !isEmailVerified || !speaksFor(issuer, email)) return undefined
  const user = await findUserByEmail(tx, email)
  if (user === undefined || !user.email_verified) return undefined
  const [membership, ...others] = await listActiveMembershipsOfUser(tx, user.id)
  if (membership === undefined || others.length > 0) return undefined
  const { organization_id: organizationId } = membership
  return (await holdActiveMember(tx, user.id, organizationId)) ? { userId: user.id, organizationId } : undefined
}

function register(tx: TransactionContext, asserted: IdJag, more: { member?: Member } = {}): Promise<RegistrationRow> {
  const id = tx.newId('agent_reg')
  const origin = originOf(asserted)
  return insertRegistration(actingAs(tx, id), id, { kind: 'identity_assertion', origin, ...more })
}

function originOf({ issuer, claims }: IdJag): Origin {
  return { issuerId: issuer.id, subject: claims.sub }
}

/** Starts a claim for the person whom the issuer names; of a registration that waits already, another attempt. */
async function askPerson(
  tx: TransactionContext,
  asserted: IdJag,
  open: RegistrationRow | undefined,
): Promise<AssertedRegistration> {
  if (asserted.email === undefined) throw missingVerifiedEmail()
  const row = open ?? (await register(tx, asserted))
  const agent = actingAs(tx, row.id)
  const claim = open === undefined ? await insertClaim(agent, row) : await renewClaim(agent, row.id)
  const attempt = await startAttempt(agent, { ...row, claim_id: claim.id }, asserted.email)
  return { row, pending: { claim, attempt } }
}
