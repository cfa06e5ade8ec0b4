import { endsWithMembership } from '#access/organization-memberships/index.ts'
import { signInSettings } from '#environment/environments/index.ts'
import { endsWithUser } from '#people/users/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithSignOutEverywhere } from '#sign-in/authentication/index.ts'
import { endsWithOrganization } from '#tenancy/organizations/index.ts'
import { agentsArea, endsWithIssuer } from '../agent-issuers/index.ts'
import {
  endAgentsOfIssuer,
  endAgentsOfMember,
  endAgentsOfOrganization,
  endAgentsOfUser,
  revokeAgentsOfUser,
} from './end-with-others.ts'
import {
  organizationSwitched,
  registrationCreated,
  registrationDeleted,
  registrationExpired,
  registrationRefreshed,
  registrationRevoked,
} from './events.ts'
import { expireRegistrations } from './jobs.ts'
import { deleteRegistrationOperation } from './operations/delete-registration.ts'
import { getRegistrationOperation } from './operations/get-registration.ts'
import { listRegistrationsOperation } from './operations/list-registrations.ts'
import { revokeRegistrationOperation } from './operations/revoke-registration.ts'
import { switchOrganizationOperation } from './operations/switch-organization.ts'
import { registrationNotFound } from './service.ts'
import { agentSettings } from './settings.ts'

export const agentRegistrations = defineSlice({
  area: agentsArea,
  operations: [
    listRegistrationsOperation,
    getRegistrationOperation,
    revokeRegistrationOperation,
    switchOrganizationOperation,
    deleteRegistrationOperation,
  ],
  events: [
    registrationCreated,
    registrationDeleted,
    registrationRefreshed,
    registrationExpired,
    organizationSwitched,
    registrationRevoked,
  ],
  crons: [expireRegistrations],
  tables: {
    agent_registrations: {
      moves: 'their credentials are under keys of the database: agents register again',
      kept: { until: 'a job of its own has ended it, with an event' },
      missing: registrationNotFound,
      readable: ['id', 'organization_id', 'user_id', 'issuer_id'],
      personal: ['issuer_subject'],
    },
  },
  fills: [
    signInSettings.fill(agentSettings),
    endsWithUser.fill(endAgentsOfUser),
    endsWithOrganization.fill({ end: endAgentsOfOrganization }),
    endsWithMembership.fill(endAgentsOfMember),
    endsWithIssuer.fill(endAgentsOfIssuer),
    endsWithSignOutEverywhere.fill(revokeAgentsOfUser),
  ],
})
