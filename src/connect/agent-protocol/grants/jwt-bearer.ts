import type { PublicContext } from '#platform/context.ts'
import { defineLimitOfTries, limitGuesses } from '#platform/guess-limits.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { assertionRefused, issueCredential, readAssertion } from '../../agent-credentials/index.ts'
import {
  findEnvironmentOfIssuer,
  type IssuedToken,
  invalidOAuthRequest,
  issuerNamedBy,
  type TokenRequest,
} from '../../oauth-server/index.ts'
import { asAgent, asCaller } from '../agent-operation.ts'

const credentialsIssued = defineLimitOfTries({
  name: 'agent_credentials',
  limit: 60,
  windowSeconds: 60,
  counts: 'access tokens and API keys of an agent',
  subject: 'a registration',
})

/**
 * RFC 7523 §2.1: a credential for the identity that an agent got here. The assertion proves the agent, so no client
 * authenticates.
 *
 * @throws invalidOAuthRequest, assertionRefused, invalidScope, invalidTarget, rateLimited
 */
export async function jwtBearer(context: PublicContext, { assertion, ...wanted }: TokenRequest): Promise<IssuedToken> {
  if (assertion === undefined) throw invalidOAuthRequest('`assertion` is missing.')
  const environment = await findEnvironmentOfIssuer(context.system, issuerNamedBy(assertion))
  const claims = environment && (await readAssertion(environment, assertion))
  if (environment === undefined || claims === undefined) throw assertionRefused()
  const ctx = asAgent(asCaller(environment, context), claims.registrationId)
  await limitGuesses(ctx, credentialsIssued, claims.registrationId, platformErrors.rateLimited)
  return issueCredential(ctx, claims, wanted)
}
