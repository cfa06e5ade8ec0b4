import type { Context } from '../../platform/context.ts'
import { claimGrant } from './claims/claim-grant.ts'
import { jwtBearer } from './credentials/jwt-bearer.ts'
import { isAgentToken, isLiveToken, revokeToken } from './credentials/tokens.ts'
import { publishedAgentKeys } from './identity/keys.ts'
import { agentSettings } from './settings.ts'

const jwtBearerType = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const claimType = 'urn:workos:agent-auth:grant-type:claim'

/** What agents add to the authorization server. */
export const agentServerPart = {
  grants: new Map([
    [jwtBearerType, jwtBearer],
    [claimType, claimGrant],
  ]),
  async grantTypes(ctx: Context): Promise<string[]> {
    const { agent_anonymous, agent_service_auth } = await agentSettings.read(ctx)
    return agent_anonymous || agent_service_auth ? [jwtBearerType, claimType] : []
  },
  keys: publishedAgentKeys,
  tokens: { isOf: isAgentToken, isLive: isLiveToken, revoke: revokeToken },
}
