import type { Context } from '#platform/context.ts'
import {
  insertClaim,
  loginHintErrors,
  type NewClaim,
  requireLoginHint,
  type StartedAttempt,
  startAttempt,
} from '../../agent-claims/index.ts'
import { type Assertion, currentAgentKey, mintAssertion } from '../../agent-credentials/index.ts'
import { agentSettings, insertRegistration, type RegistrationRow } from '../../agent-registrations/index.ts'
import { asAgent } from '../agent-operation.ts'
import { anonymousDisabled, serviceAuthDisabled } from '../errors.ts'
import { limitRegistrations } from './limits.ts'

export const registerErrors = [anonymousDisabled, serviceAuthDisabled, ...loginHintErrors]

/** Registers an anonymous agent, which receives its identity at once. @throws anonymousDisabled, rateLimited */
export async function registerAnonymously(
  caller: Context,
): Promise<{ row: RegistrationRow; claim: NewClaim; assertion: Assertion }> {
  const { agent_anonymous } = await agentSettings.read(caller)
  if (!agent_anonymous) throw anonymousDisabled()
  await limitRegistrations(caller)
  const id = caller.newId('agent_reg')
  const key = await currentAgentKey(caller)
  const registered = await asAgent(caller, id).transaction(async (tx) => {
    const row = await insertRegistration(tx, id, { kind: 'anonymous' })
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
  const { agent_service_auth } = await agentSettings.read(caller)
  if (!agent_service_auth) throw serviceAuthDisabled()
  requireLoginHint(loginHint)
  await limitRegistrations(caller)
  const id = caller.newId('agent_reg')
  return asAgent(caller, id).transaction(async (tx) => {
    const row = await insertRegistration(tx, id, { kind: 'service_auth' })
    const claim = await insertClaim(tx, row)
    return { row, claim, attempt: await startAttempt(tx, { ...row, claim_id: claim.id }, loginHint) }
  })
}
