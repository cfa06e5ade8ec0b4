import type { Context } from '../../platform/context.ts'
import { issuerOf } from '../oauth-server/index.ts'
import { claimGrant } from './claims/claim-grant.ts'
import { jwtBearer } from './credentials/jwt-bearer.ts'
import { isAgentToken, isLiveToken, revokeToken } from './credentials/tokens.ts'
import { publishedAgentKeys } from './identity/keys.ts'
import { offeredTypes } from './settings.ts'

const jwtBearerType = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const claimType = 'urn:workos:agent-auth:grant-type:claim'

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
      identity_endpoint: identity,
      claim_endpoint: `${identity}/claim`,
      identity_types_supported: types,
      ...(types.includes('identity_assertion')
        ? { identity_assertion: { assertion_types_supported: ['urn:ietf:params:oauth:token-type:id-jag'] } }
        : {}),
    }
    return { grantTypes: [jwtBearerType, claimType], members: { agent_auth } }
  },
  keys: publishedAgentKeys,
  tokens: { isOf: isAgentToken, isLive: isLiveToken, revoke: revokeToken },
}
