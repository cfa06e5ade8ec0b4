import { errorTexts } from '#pages/kit/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { visitEnd } from '../flow/index.ts'
import { texts } from '../texts/index.ts'
import { beginAgentClaimOperation } from './begin.ts'
import { agentClaimForm, agentClaimPage } from './claim/operations.ts'
import { endsAgentVisit } from './visit.ts'

/** The pages on which people claim agents. */
export const agentPages = defineSlice({
  operations: [beginAgentClaimOperation, agentClaimPage, agentClaimForm],
  fills: [errorTexts.fill(texts.agentClaims.failures), visitEnd.fill(endsAgentVisit)],
})
