import { defineSlice } from '#platform/slices/slice.ts'
import { agentsArea } from '../agent-issuers/index.ts'
import { serverParts } from '../oauth-server/index.ts'
import { completeClaimOperations } from './operations/complete-claim.ts'
import { getAuthMdOperations } from './operations/get-auth-md.ts'
import { receiveEventOperations } from './operations/receive-event.ts'
import { registerAgentOperations } from './operations/register-agent.ts'
import { startClaimOperations } from './operations/start-claim.ts'
import { agentServerPart } from './server-part.ts'

/** What agents call: how they register, prove and refresh themselves, and are claimed. It keeps nothing itself. */
export const agentProtocol = defineSlice({
  area: agentsArea,
  operations: [
    ...registerAgentOperations,
    ...startClaimOperations,
    ...completeClaimOperations,
    ...receiveEventOperations,
    ...getAuthMdOperations,
  ],
  fills: [serverParts.fill(agentServerPart)],
})
