import { personalData } from '#events/event-log/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { agentsArea } from '../agent-issuers/index.ts'
import { claimOfRegistration, registrationNotFound } from '../agent-registrations/index.ts'
import { selectClaim } from './describe-claim.ts'
import { eraseClaimAttempts } from './erase.ts'
import { claimAttemptCreated, claimCompleted } from './events.ts'
import { linkClaimAttemptOperation } from './operations/link-claim-attempt.ts'

export const agentClaims = defineSlice({
  area: agentsArea,
  operations: [linkClaimAttemptOperation],
  events: [claimAttemptCreated, claimCompleted],
  tables: {
    agent_claims: { hashed: ['hash'], kept: { until: 'its registration ends' }, missing: registrationNotFound },
    agent_claim_attempts: {
      singleUse: true,
      sealed: { sealed_user_code: 'agent_claim_attempt:{id}' },
      kept: { until: 'its claim ends' },
      personal: ['login_hint'],
      impersonal: { 'a secret': ['sealed_user_code'] },
    },
  },
  fills: [claimOfRegistration.fill(selectClaim), personalData.fill({ erase: eraseClaimAttempts })],
})
