import type { PublicContext } from '#platform/context.ts'
import { DomainError } from '#platform/http/errors.ts'
import { claimPollExpired, findEnvironmentOfClaim, pollClaim } from '../../agent-claims/index.ts'
import { currentAgentKey, issueCredential } from '../../agent-credentials/index.ts'
import { type IssuedToken, invalidOAuthRequest, type TokenRequest } from '../../oauth-server/index.ts'
import { asAgent, asCaller } from '../agent-operation.ts'
import { identityOf } from '../identity-answer.ts'

/**
 * The agent asks whether a person has claimed it, as a device asks for its approval (RFC 8628 §3.4). Once, it gets its identity
 * and a first credential.
 *
 * @throws invalidOAuthRequest, claimPending, pollingTooFast, claimAccessDenied, claimPollExpired, claimPollRefused
 */
export async function claimGrant(
  context: PublicContext,
  { claim_token, ...wanted }: TokenRequest,
): Promise<IssuedToken> {
  if (claim_token === undefined) throw invalidOAuthRequest('`claim_token` is missing.')
  const environment = await findEnvironmentOfClaim(context.system, claim_token)
  if (environment === undefined) throw claimPollExpired()
  const caller = asCaller(environment, context)
  const key = await currentAgentKey(caller)
  const row = await caller.transaction((tx) => pollClaim(tx, claim_token))
  if (row instanceof DomainError) throw row
  const ctx = asAgent(caller, row.id)
  const identity = await identityOf(ctx, key, row)
  const issued = await issueCredential(ctx, { registrationId: row.id, version: row.assertion_version }, wanted)
  return {
    ...issued,
    identity_assertion: identity.assertion,
    assertion_expires: identity.expires_at,
    identity,
  }
}
