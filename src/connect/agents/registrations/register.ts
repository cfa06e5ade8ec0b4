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
import { agentSettings, canBeClaimed } from '../settings.ts'
import { limitRegistrations } from './limits.ts'
import { insertRegistration } from './service.ts'

/** The claim of a new registration, with the token, which can be seen here only. */
interface NewClaim {
  claim_id: string
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
    return { row, claim: await insertClaim(tx, row) }
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
  if (!(await canBeClaimed(caller))) throw serviceAuthDisabled()
  requireLoginHint(loginHint)
  await limitRegistrations(caller)
  const id = caller.newId('agent_reg')
  return asAgent(caller, id).transaction(async (tx) => {
    const row = await insertRegistration(tx, id, 'service_auth')
    const claim = await insertClaim(tx, row)
    return { row, claim, attempt: await startAttempt(tx, { ...row, claim_id: claim.claim_id }, loginHint) }
  })
}

async function insertClaim(tx: TransactionContext, { id, expires_at }: RegistrationRow): Promise<NewClaim> {
  const token = `clm_${randomToken(43)}`
  const claim = { claim_id: tx.newId('agent_reg_claim'), token, expires_at: expires_at ?? tx.now().toISOString() }
  await tx.db.run(sql`
    insert into agent_claims (environment_id, id, registration_id, hash, expires_at, created_at, updated_at)
    values (${tx.environmentId}, ${claim.claim_id}, ${id}, ${tx.system.hashCredential(token)}, ${claim.expires_at}, ${tx.now()},
      ${tx.now()})`)
  return claim
}
