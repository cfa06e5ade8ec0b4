import type { Context } from '#platform/context.ts'
import { currentToken, isAgentToken, publishedAgentKeys, revokeToken } from '../agent-credentials/index.ts'
import { offeredTypes } from '../agent-registrations/index.ts'
import { issuerOf } from '../oauth-server/index.ts'
import { claimGrant } from './grants/claim-grant.ts'
import { jwtBearer } from './grants/jwt-bearer.ts'
import { revokedSchemas } from './issuer-events/receive-event.ts'
import { claimType, idJagTokenType, jwtBearerType } from './protocol-names.ts'

/** What agents add to the authorization server. */
export const agentServerPart = {
  grants: new Map([
    [jwtBearerType, jwtBearer],
    [claimType, claimGrant],
  ]),
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
