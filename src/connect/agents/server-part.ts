import type { Context } from '../../platform/context.ts'
import { jwtBearer } from './credentials/jwt-bearer.ts'
import { isAgentToken, isLiveToken, revokeToken } from './credentials/tokens.ts'
import { publishedAgentKeys } from './identity/keys.ts'
import { agentSettings } from './settings.ts'

const jwtBearerType = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** What agents add to the authorization server. */
export const agentServerPart = {
  grants: new Map([[jwtBearerType, jwtBearer]]),
  async grantTypes(ctx: Context): Promise<string[]> {
    const { agent_anonymous, agent_service_auth } = await agentSettings.read(ctx)
    return agent_anonymous || agent_service_auth ? [jwtBearerType] : []
  },
  keys: publishedAgentKeys,
  tokens: { isOf: isAgentToken, isLive: isLiveToken, revoke: revokeToken },
}
