import * as accessTokens from './access-tokens/index.ts'
import * as actions from './actions/index.ts'
import * as apiKeys from './api-keys/index.ts'
import * as authentication from './authentication/index.ts'
import * as authorization from './authorization/index.ts'
import * as branding from './branding/index.ts'
import * as corsOrigins from './cors-origins/index.ts'
import * as emailChanges from './email-changes/index.ts'
import * as environments from './environments/index.ts'
import * as erasures from './erasures/index.ts'
import * as eventLog from './events/index.ts'
import * as groups from './groups/index.ts'
import * as hostedPages from './hosted-pages/index.ts'
import * as identities from './identities/index.ts'
import * as impersonations from './impersonations/index.ts'
import * as invitations from './invitations/index.ts'
import * as failedJobs from './jobs/index.ts'
import * as jwtTemplates from './jwt-templates/index.ts'
import * as messages from './messages/index.ts'
import * as mfa from './mfa/index.ts'
import * as organizationDomains from './organization-domains/index.ts'
import * as organizationMemberships from './organization-memberships/index.ts'
import * as organizations from './organizations/index.ts'
import * as passkeys from './passkeys/index.ts'
import * as passwordResets from './password-resets/index.ts'
import type { ParentErrors } from './platform/db/missing-parent.ts'
import type { EndDependents } from './platform/dependents.ts'
import type { EventDefinition } from './platform/events/define-event.ts'
import type { Operation } from './platform/http/operation.ts'
import type { CronDefinition, Job } from './platform/jobs/define-job.ts'
import * as radar from './radar/index.ts'
import * as redirectUris from './redirect-uris/index.ts'
import * as roles from './roles/index.ts'
import * as sessions from './sessions/index.ts'
import * as socialProviders from './social-providers/index.ts'
import * as users from './users/index.ts'
import * as webhooks from './webhooks/index.ts'

/** Dependents that are deleted with their owner, with their own events first. Inner ones come first. */
const ofUsers: readonly EndDependents[] = [apiKeys.endApiKeys, organizationMemberships.endMemberships]
const ofOrganizations: readonly EndDependents[] = [
  apiKeys.endApiKeys,
  organizationMemberships.endMemberships,
  invitations.endInvitations,
  groups.endGroups,
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
