import type { Context, TransactionContext } from '../../../platform/context.ts'
import { randomToken } from '../../../platform/crypto/random.ts'
import { sql } from '../../../platform/db/sql.ts'
import { asAgent } from '../agent-operation.ts'
import { type StartedAttempt, startAttempt } from '../claims/attempts.ts'
import { requireLoginHint } from '../claims/start.ts'
import { anonymousDisabled, serviceAuthDisabled } from '../errors.ts'
import { type Assertion, mintAssertion } from '../identity/assertion.ts'
import { currentAgentKey } from '../identity/keys.ts'
import type { RegistrationRow } from '../schemas.ts'
import { agentSettings } from '../settings.ts'
import { limitRegistrations } from './limits.ts'
import { insertRegistration } from './service.ts'

/** The claim of a new registration, with the token, which can be seen here only. */
interface NewClaim {
  token: string
  expires_at: string
}

/**
 * Registers an agent that names nobody: it gets its identity at once.
 *
 * @throws anonymousDisabled, rateLimited
 */
export async function registerAnonymously(
  caller: Context,
): Promise<{ row: RegistrationRow; claim: NewClaim; assertion: Assertion }> {
  const { agent_anonymous } = await agentSettings.read(caller)
  if (!agent_anonymous) throw anonymousDisabled()
  await limitRegistrations(caller)
  const id = caller.newId('agent_reg')
  const key = await currentAgentKey(caller)
  const registered = await asAgent(caller, id).transaction(async (tx) => {
    const row = await insertRegistration(tx, id, 'anonymous')
    return { row, claim: await insertClaim(tx, row, tx.newId('agent_reg_claim')) }
  })
  return { ...registered, assertion: mintAssertion(caller, key, registered.row) }
}

/**
 * Registers an agent that names a person: it gets its identity once that person has claimed it.
 *
 * @throws serviceAuthDisabled, invalidLoginHint, rateLimited
 */
export async function registerByLoginHint(
  caller: Context,
  loginHint: string,
): Promise<{ row: RegistrationRow; claim: NewClaim; attempt: StartedAttempt }> {
  const { agent_service_auth } = await agentSettings.read(caller)
  if (!agent_service_auth) throw serviceAuthDisabled()
  requireLoginHint(loginHint)
  await limitRegistrations(caller)
  const id = caller.newId('agent_reg')
  return asAgent(caller, id).transaction(async (tx) => {
    const row = await insertRegistration(tx, id, 'service_auth')
    const claimId = tx.newId('agent_reg_claim')
    const claim = await insertClaim(tx, row, claimId)
    return { row, claim, attempt: await startAttempt(tx, { ...row, claim_id: claimId }, loginHint) }
  })
}

async function insertClaim(
  tx: TransactionContext,
  { id, expires_at }: RegistrationRow,
  claimId: string,
): Promise<NewClaim> {
  const token = `clm_${randomToken(43)}`
  const claim = { token, expires_at: expires_at ?? tx.now().toISOString() }
  await tx.db.run(sql`
    insert into agent_claims (environment_id, id, registration_id, hash, expires_at, created_at, updated_at)
    values (${tx.environmentId}, ${claimId}, ${id}, ${tx.system.hashCredential(token)}, ${claim.expires_at}, ${tx.now()},
      ${tx.now()})`)
  return claim
}
