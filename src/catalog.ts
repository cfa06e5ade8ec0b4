import * as apiKeys from './access/api-keys/index.ts'
import * as authorization from './access/authorization/index.ts'
import * as groups from './access/groups/index.ts'
import * as invitations from './access/invitations/index.ts'
import * as organizationMemberships from './access/organization-memberships/index.ts'
import * as roles from './access/roles/index.ts'
import * as branding from './environment/branding/index.ts'
import * as corsOrigins from './environment/cors-origins/index.ts'
import * as environments from './environment/environments/index.ts'
import * as redirectUris from './environment/redirect-uris/index.ts'
import * as eventLog from './events/event-log/index.ts'
import * as webhooks from './events/webhooks/index.ts'
import * as messages from './messaging/outbox/index.ts'
import * as erasures from './operator/erasures/index.ts'
import * as failedJobs from './operator/failed-jobs/index.ts'
import * as hostedPages from './pages/hosted-pages/index.ts'
import * as identities from './people/identities/index.ts'
import * as mfa from './people/mfa/index.ts'
import * as passkeys from './people/passkeys/index.ts'
import * as radar from './people/radar/index.ts'
import * as sessions from './people/sessions/index.ts'
import * as users from './people/users/index.ts'
import type { ParentErrors } from './platform/db/missing-parent.ts'
import type { EndDependents } from './platform/dependents.ts'
import type { EventDefinition } from './platform/events/define-event.ts'
import type { Operation } from './platform/http/operation.ts'
import type { CronDefinition, Job } from './platform/jobs/define-job.ts'
import * as accessTokens from './sign-in/access-tokens/index.ts'
import * as actions from './sign-in/actions/index.ts'
import * as authentication from './sign-in/authentication/index.ts'
import * as emailChanges from './sign-in/email-changes/index.ts'
import * as impersonations from './sign-in/impersonations/index.ts'
import * as jwtTemplates from './sign-in/jwt-templates/index.ts'
import * as passwordResets from './sign-in/password-resets/index.ts'
import * as socialProviders from './sign-in/social-providers/index.ts'
import * as organizationDomains from './tenancy/organization-domains/index.ts'
import * as organizations from './tenancy/organizations/index.ts'

/** Dependents that are deleted with their owner, with their own events first. Inner ones come first. */
const ofUsers: readonly EndDependents[] = [apiKeys.endApiKeys, organizationMemberships.endMemberships]
const ofOrganizations: readonly EndDependents[] = [
  apiKeys.endApiKeys,
  organizationMemberships.endMemberships,
  invitations.endInvitations,
  groups.endGroups,
  roles.endOrganizationRoles,
]

/**
 * Everything that the product consists of. Routing, OpenAPI, the coverage page and the generic tests are derived from
 * here.
 */
export const operations: readonly Operation[] = [
  ...environments.operations,
  ...eventLog.operations,
  ...webhooks.operations,
  webhooks.createSendTestEventOperation(() => events),
  ...failedJobs.operations,
  ...radar.operations,
  ...organizations.createOperations(ofOrganizations),
  ...organizationDomains.operations,
  ...users.createOperations(ofUsers),
  ...identities.operations,
  ...organizationMemberships.createOperations([apiKeys.endApiKeys]),
  ...groups.operations,
  ...apiKeys.operations,
  ...authorization.operations,
  ...invitations.operations,
  ...mfa.operations,
  ...roles.createOperations([
    organizationMemberships.membershipRoles,
    invitations.invitationRoles,
    authorization.assignedRoles,
    authorization.groupRoles,
  ]),
  ...passkeys.operations,
  ...socialProviders.operations,
  ...sessions.operations,
  ...accessTokens.operations,
  ...redirectUris.operations,
  ...branding.operations,
  ...corsOrigins.operations,
  ...jwtTemplates.operations,
  ...actions.operations,
  ...authentication.operations,
  ...passwordResets.operations,
  ...emailChanges.operations,
  ...erasures.createOperations(ofUsers),
  ...impersonations.operations,
  ...hostedPages.operations,
]

export const events: readonly EventDefinition[] = [
  ...webhooks.events,
  ...organizations.events,
  ...organizationDomains.events,
  ...users.events,
  ...organizationMemberships.events,
  ...groups.events,
  ...apiKeys.events,
  ...invitations.events,
  ...roles.events,
  ...sessions.events,
  ...actions.events,
  ...authentication.events,
  ...passwordResets.events,
]

/** The errors for rows whose parent was deleted concurrently. */
export const parentErrors: ParentErrors = {
  ...environments.parentErrors,
  ...organizations.parentErrors,
  ...users.parentErrors,
  ...organizationMemberships.parentErrors,
  ...groups.parentErrors,
  ...apiKeys.parentErrors,
  ...authorization.parentErrors,
  ...mfa.parentErrors,
  ...roles.parentErrors,
  ...hostedPages.parentErrors,
}

export const jobs: readonly Job[] = [
  ...messages.jobs,
  ...organizationDomains.jobs,
  ...passwordResets.jobs,
  ...erasures.jobs,
]

export const crons: readonly CronDefinition[] = [
  ...environments.crons,
  ...eventLog.crons,
  ...webhooks.crons,
  ...failedJobs.crons,
  ...messages.crons,
  ...radar.crons,
  ...authentication.crons,
  ...mfa.crons,
  ...passwordResets.crons,
]
