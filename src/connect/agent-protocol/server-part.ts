import type { Context, PublicContext } from '#platform/context.ts'
import { currentToken, isAgentToken, publishedAgentKeys, revokeToken } from '../agent-credentials/index.ts'
import { offeredTypes } from '../agent-registrations/index.ts'
import { type AskedGrant, claimsNamedBy, idJagTokenType, issuerOf, jwtBearerType } from '../oauth-server/index.ts'
import { claimGrant } from './grants/claim-grant.ts'
import { jwtBearer } from './grants/jwt-bearer.ts'
import { revokedSchemas } from './issuer-events/receive-event.ts'
import { claimType } from './protocol-names.ts'

/** What agents add to the authorization server. */
export const agentServerPart = {
  findGrant(context: PublicContext, request: AskedGrant) {
    if (request.grant_type === claimType) return claimGrant
    return request.grant_type === jwtBearerType && isOfAgent(context, request) ? jwtBearer : undefined
  },
  async metadata(ctx: Context) {
    const types = await offeredTypes(ctx)
    if (types.length === 0) return { grantTypes: [], members: {} }
    const identity = `${issuerOf(ctx)}/agent/identity`
    const agent_auth = {
      skill: `${issuerOf(ctx)}/auth.md`,
      identity_endpoint: identity,
      claim_endpoint: `${identity}/claim`,
      identity_types_supported: types,
      ...(types.includes('identity_assertion')
        ? {
            identity_assertion: { assertion_types_supported: [idJagTokenType] },
            events_endpoint: `${issuerOf(ctx)}/agent/event/notify`,
            events_supported: revokedSchemas,
          }
        : {}),
    }
    return { grantTypes: [jwtBearerType, claimType], members: { agent_auth } }
  },
  keys: publishedAgentKeys,
  tokens: { isOf: isAgentToken, current: currentToken, revoke: revokeToken },
}

/**
 * Whether an assertion is the identity of an agent, for which no client authenticates: an application presents that of a user's provider.
 * Some agents name a client all the same. Their identity names us twice, as who issued it and whom it is for.
 */
function isOfAgent({ request }: PublicContext, { client_id, client_assertion, assertion = '' }: AskedGrant): boolean {
  const { iss, aud } = claimsNamedBy(assertion)
  const namesClient = [client_id, client_assertion, request.header('authorization')].some((each) => each !== undefined)
  return !namesClient || (iss !== undefined && iss === aud)
}
