import { serverParts } from '#connect/oauth-server/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { agentBlueprintsArea } from '../blueprints/index.ts'
import { mintTokenOperation } from './operations/mint-token.ts'
import { validateTokenOperation } from './operations/validate-token.ts'
import { agentTokensPart } from './server-part.ts'

export const agentTokens = defineSlice({
  area: agentBlueprintsArea,
  operations: [mintTokenOperation, validateTokenOperation],
  fills: [serverParts.fill(agentTokensPart)],
})
