import { agentOfKey } from '#access/api-keys/index.ts'
import { endsWithMembership } from '#access/organization-memberships/index.ts'
import { signInSettings } from '#environment/environments/index.ts'
import { personalData } from '#events/event-log/index.ts'
import { endsWithUser } from '#people/users/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithOrganization } from '#tenancy/organizations/index.ts'
import { agentsArea, endsWithIssuer } from '../agent-issuers/index.ts'
import { serverParts } from '../oauth-server/index.ts'
import { findAgent } from './credentials/validate.ts'
import { eraseClaimAttempts } from './erase.ts'
import * as agentEvents from './events.ts'
import { deleteExpiredAgentRows, expireRegistrations } from './jobs.ts'
import { completeClaimOperations } from './operations/complete-claim.ts'
import { deleteRegistrationOperation } from './operations/delete-registration.ts'
import { getAuthMdOperations } from './operations/get-auth-md.ts'
import { getRegistrationOperation } from './operations/get-registration.ts'
import { linkClaimAttemptOperation } from './operations/link-claim-attempt.ts'
import { listRegistrationsOperation } from './operations/list-registrations.ts'
import { receiveEventOperations } from './operations/receive-event.ts'
import { registerAgentOperations } from './operations/register-agent.ts'
import { revokeRegistrationOperation } from './operations/revoke-registration.ts'
import { startClaimOperations } from './operations/start-claim.ts'
import { switchOrganizationOperation } from './operations/switch-organization.ts'
import { validateCredentialOperation } from './operations/validate-credential.ts'
import {
  endAgentsOfIssuer,
  endAgentsOfMember,
  endAgentsOfOrganization,
  endAgentsOfUser,
} from './registrations/end-with-others.ts'
import { registrationNotFound } from './registrations/service.ts'
import { agentServerPart } from './server-part.ts'
import { agentSettings } from './settings.ts'

export const agents = defineSlice({
  area: agentsArea,
  operations: [
    ...registerAgentOperations,
    ...startClaimOperations,
    ...completeClaimOperations,
    ...receiveEventOperations,
    ...getAuthMdOperations,
    linkClaimAttemptOperation,
    validateCredentialOperation,
    listRegistrationsOperation,
    getRegistrationOperation,
    revokeRegistrationOperation,
    switchOrganizationOperation,
    deleteRegistrationOperation,
  ],
  events: [
    agentEvents.registrationCreated,
    agentEvents.claimAttemptCreated,
    agentEvents.claimCompleted,
    agentEvents.credentialIssued,
    agentEvents.registrationDeleted,
    agentEvents.registrationRefreshed,
    agentEvents.registrationExpired,
    agentEvents.organizationSwitched,
    agentEvents.registrationRevoked,
  ],
  impersonalTexts: [[/^agent\.registration\.credential\.issued detail\.jti$/, 'of a token, which is no person']],
  crons: [expireRegistrations, deleteExpiredAgentRows],
  tables: {
    agent_registrations: { missing: registrationNotFound, personal: ['issuer_subject'] },
    agent_claims: { missing: registrationNotFound },
    agent_claim_attempts: { personal: ['login_hint'], impersonal: { 'a secret': ['sealed_user_code'] } },
    agent_credentials: { impersonal: { keys: ['jti'] } },
    agent_keys: { impersonal: { keys: ['public_jwk', 'sealed_private_key'] } },
  },
  fills: [
    signInSettings.fill(agentSettings),
    serverParts.fill(agentServerPart),
    agentOfKey.fill(findAgent),
    personalData.fill({ erase: eraseClaimAttempts }),
    endsWithUser.fill(endAgentsOfUser),
    endsWithOrganization.fill({ end: endAgentsOfOrganization }),
    endsWithMembership.fill(endAgentsOfMember),
    endsWithIssuer.fill(endAgentsOfIssuer),
  ],
})
