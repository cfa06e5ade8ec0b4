import { apiKeys } from './access/api-keys/slice.ts'
import { authorization } from './access/authorization/slice.ts'
import { featureFlags } from './access/feature-flags/slice.ts'
import { groups } from './access/groups/slice.ts'
import { invitations } from './access/invitations/slice.ts'
import { organizationMemberships } from './access/organization-memberships/slice.ts'
import { permissions } from './access/permissions/slice.ts'
import { resourceTypes } from './access/resource-types/slice.ts'
import { roles } from './access/roles/slice.ts'
import { waitlists } from './access/waitlists/slice.ts'
import { agentBlueprints } from './agents/blueprints/slice.ts'
import { agentInstances } from './agents/instances/slice.ts'
import { agentSessions } from './agents/sessions/slice.ts'
import { agentTokens } from './agents/tokens/slice.ts'
import { auditActions } from './audit-logs/audit-actions/slice.ts'
import { auditEvents } from './audit-logs/audit-events/slice.ts'
import { auditExports } from './audit-logs/audit-exports/slice.ts'
import { auditVerifications } from './audit-logs/audit-verifications/slice.ts'
import { logStreams } from './audit-logs/log-streams/slice.ts'
import { accessNotices } from './connect/access-notices/slice.ts'
import { agentClaims } from './connect/agent-claims/slice.ts'
import { agentCredentials } from './connect/agent-credentials/slice.ts'
import { agentIssuers } from './connect/agent-issuers/slice.ts'
import { agentProtocol } from './connect/agent-protocol/slice.ts'
import { agentRegistrations } from './connect/agent-registrations/slice.ts'
import { connectApplications } from './connect/applications/slice.ts'
import { grantedAccess } from './connect/granted-access/slice.ts'
import { connectGrants } from './connect/grants/slice.ts'
import { connectLogouts } from './connect/logouts/slice.ts'
import { oauthServer } from './connect/oauth-server/slice.ts'
import { clientRegistrations } from './connect/registrations/slice.ts'
import { connectRequests } from './connect/requests/slice.ts'
import { resourceMetadata } from './connect/resource-metadata/slice.ts'
import { connectResources } from './connect/resources/slice.ts'
import { consoleSessions } from './console/console-sessions/slice.ts'
import { environmentAdministration } from './console/environment-administration/slice.ts'
import { consoleExpiring } from './console/expiring/slice.ts'
import { operatorLog } from './console/operator-log/slice.ts'
import { operators } from './console/operators/slice.ts'
import { consoleOverview } from './console/overview/slice.ts'
import { operatorPermissions } from './console/permissions/slice.ts'
import { consoleSearch } from './console/search/slice.ts'
import { signInDiagnosis } from './console/sign-in-diagnosis/slice.ts'
import { consoleSite } from './console/site/slice.ts'
import { directories } from './directory-sync/directories/slice.ts'
import { directoryObjects } from './directory-sync/directory-objects/slice.ts'
import { directoryProvisioning } from './directory-sync/provisioning/slice.ts'
import { pulledDirectories } from './directory-sync/pulled-directories/slice.ts'
import { scim } from './directory-sync/scim/slice.ts'
import { branding } from './environment/branding/slice.ts'
import { corsOrigins } from './environment/cors-origins/slice.ts'
import { environments } from './environment/environments/slice.ts'
import { redirectUris } from './environment/redirect-uris/slice.ts'
import { eventLog } from './events/event-log/slice.ts'
import { tallies } from './events/tallies/slice.ts'
import { webhooks } from './events/webhooks/slice.ts'
import { agentPages } from './hosted-sign-in/agent-claims/slice.ts'
import { codePages } from './hosted-sign-in/codes/slice.ts'
import { connectPages } from './hosted-sign-in/connect/slice.ts'
import { devicePages } from './hosted-sign-in/device/slice.ts'
import { signInEntry } from './hosted-sign-in/entry/slice.ts'
import { signInFlow } from './hosted-sign-in/flow/slice.ts'
import { grantedAccessPages } from './hosted-sign-in/granted-access/slice.ts'
import { organizationSelectionPages } from './hosted-sign-in/organization-selection/slice.ts'
import { signInParts } from './hosted-sign-in/parts/slice.ts'
import { passkeyPages } from './hosted-sign-in/passkeys/slice.ts'
import { passwordPages } from './hosted-sign-in/passwords/slice.ts'
import { radarChallengePages } from './hosted-sign-in/radar-challenges/slice.ts'
import { secondFactorPages } from './hosted-sign-in/second-factors/slice.ts'
import { signOutPages } from './hosted-sign-in/sign-out/slice.ts'
import { signUpPages } from './hosted-sign-in/sign-up/slice.ts'
import { singleSignOnPages } from './hosted-sign-in/single-sign-on/slice.ts'
import { socialSignInPages } from './hosted-sign-in/social-sign-in/slice.ts'
import { importedObjects } from './imports/imported-objects/slice.ts'
import { mails } from './messaging/mails/slice.ts'
import { outbox } from './messaging/outbox/slice.ts'
import { cleanUps } from './operator/clean-up/slice.ts'
import { development } from './operator/development/slice.ts'
import { environmentMoves } from './operator/environment-moves/slice.ts'
import { erasures } from './operator/erasures/slice.ts'
import { exports } from './operator/exports/slice.ts'
import { failedJobs } from './operator/failed-jobs/slice.ts'
import { health } from './operator/health/slice.ts'
import { keyRotations } from './operator/key-rotations/slice.ts'
import { referencePages } from './operator/reference-pages/slice.ts'
import { secretComparisons } from './operator/secret-comparisons/slice.ts'
import { seed } from './operator/seed/slice.ts'
import { applicationOfReader } from './pages/application/slice.ts'
import { pageAssets } from './pages/assets/slice.ts'
import { errorPages } from './pages/error-pages/slice.ts'
import { frontPage } from './pages/front-page/slice.ts'
import { pageKit } from './pages/kit/slice.ts'
import { pipesPages } from './pages/pipes/slice.ts'
import { brandingPreviews } from './pages/previews/slice.ts'
import { providerGuidePages } from './pages/provider-guides/slice.ts'
import { identities } from './people/identities/slice.ts'
import { mfa } from './people/mfa/slice.ts'
import { passkeys } from './people/passkeys/slice.ts'
import { radar } from './people/radar/slice.ts'
import { sessions } from './people/sessions/slice.ts'
import { users } from './people/users/slice.ts'
import { connectedAccounts } from './pipes/connected-accounts/slice.ts'
import { pipeProviders } from './pipes/pipe-providers/slice.ts'
import { createCatalog } from './platform/slices/catalog.ts'
import { portalAuditLog } from './portal/audit-log/slice.ts'
import { portalCertificates } from './portal/certificates/slice.ts'
import { portalDirectory } from './portal/directory/slice.ts'
import { portalDomains } from './portal/domains/slice.ts'
import { portalKit } from './portal/kit/slice.ts'
import { portalLogStreams } from './portal/log-streams/slice.ts'
import { portalOverview } from './portal/overview/slice.ts'
import { portalOwnKey } from './portal/own-key/slice.ts'
import { portalSingleSignOn } from './portal/single-sign-on/slice.ts'
import { accessTokens } from './sign-in/access-tokens/slice.ts'
import { actions } from './sign-in/actions/slice.ts'
import { authentication } from './sign-in/authentication/slice.ts'
import { browserSignIns } from './sign-in/browser-sign-ins/slice.ts'
import { emailChanges } from './sign-in/email-changes/slice.ts'
import { impersonations } from './sign-in/impersonations/slice.ts'
import { jwtTemplates } from './sign-in/jwt-templates/slice.ts'
import { migrationEndpoints } from './sign-in/migration-endpoints/slice.ts'
import { oneTimeCodes } from './sign-in/one-time-codes/slice.ts'
import { passwordResets } from './sign-in/password-resets/slice.ts'
import { passwordless } from './sign-in/passwordless/slice.ts'
import { sessionGrants } from './sign-in/session-grants/slice.ts'
import { socialProviders } from './sign-in/social-providers/slice.ts'
import { certificateExpiry } from './sso/certificate-expiry/slice.ts'
import { connectionCertificates } from './sso/connection-certificates/slice.ts'
import { connections } from './sso/connections/slice.ts'
import { oidcClient } from './sso/oidc-client/slice.ts'
import { portalLinks } from './sso/portal-links/slice.ts'
import { profiles } from './sso/profiles/slice.ts'
import { providedIdentities } from './sso/provided-identities/slice.ts'
import { providerDocuments } from './sso/provider-documents/slice.ts'
import { providerSignIns } from './sso/provider-sign-ins/slice.ts'
import { providerSignOuts } from './sso/provider-sign-outs/slice.ts'
import { samlThreads } from './sso/saml-threads/slice.ts'
import { signInPolicies } from './sso/sign-in-policies/slice.ts'
import { singleSignOn } from './sso/single-sign-on/slice.ts'
import { ssoSessions } from './sso/sso-sessions/slice.ts'
import { authzen } from './standards/authzen/slice.ts'
import { receivedSignals } from './standards/received-signals/slice.ts'
import { scimTargets } from './standards/scim-targets/slice.ts'
import { sharedSignals } from './standards/shared-signals/slice.ts'
import { itContacts } from './tenancy/it-contacts/slice.ts'
import { organizationDomains } from './tenancy/organization-domains/slice.ts'
import { organizations } from './tenancy/organizations/slice.ts'
import { customerKeys } from './vault/customer-keys/slice.ts'
import { vaultRotations } from './vault/rotations/slice.ts'
import { vaultKeys } from './vault/vault-keys/slice.ts'
import { vaultObjects } from './vault/vault-objects/slice.ts'
import { clientGraphql } from './widgets/client-graphql/slice.ts'
import { widgetAccount } from './widgets/widget-account/slice.ts'
import { widgetAdministration } from './widgets/widget-administration/slice.ts'
import { widgetApiKeys } from './widgets/widget-api-keys/slice.ts'
import { widgetMembers } from './widgets/widget-members/slice.ts'
import { widgetPipes } from './widgets/widget-pipes/slice.ts'
import { widgetTokens } from './widgets/widget-tokens/slice.ts'

/**
 * Everything that the product consists of, in the order of its slices: a slice uses those above it only
 * (`.dependency-cruiser.cjs` reads this list). Routing, OpenAPI, the coverage page and the generic tests are derived from it.
 */
export const catalog = createCatalog([
  environments,
  branding,
  corsOrigins,
  redirectUris,
  eventLog,
  tallies,
  webhooks,
  outbox,
  mails,
  sessions,
  radar,
  users,
  identities,
  mfa,
  passkeys,
  organizationDomains,
  organizations,
  itContacts,
  resourceTypes,
  permissions,
  roles,
  organizationMemberships,
  groups,
  invitations,
  waitlists,
  authorization,
  apiKeys,
  featureFlags,
  samlThreads,
  providerDocuments,
  providedIdentities,
  connections,
  connectionCertificates,
  certificateExpiry,
  oidcClient,
  portalLinks,
  profiles,
  ssoSessions,
  providerSignIns,
  providerSignOuts,
  singleSignOn,
  signInPolicies,
  accessTokens,
  jwtTemplates,
  socialProviders,
  actions,
  browserSignIns,
  oneTimeCodes,
  migrationEndpoints,
  authentication,
  sessionGrants,
  passwordResets,
  emailChanges,
  passwordless,
  impersonations,
  directories,
  directoryObjects,
  directoryProvisioning,
  scim,
  pulledDirectories,
  vaultKeys,
  vaultObjects,
  customerKeys,
  vaultRotations,
  auditActions,
  auditEvents,
  auditExports,
  auditVerifications,
  logStreams,
  connectResources,
  connectApplications,
  connectGrants,
  accessNotices,
  oauthServer,
  connectLogouts,
  clientRegistrations,
  resourceMetadata,
  connectRequests,
  agentIssuers,
  agentRegistrations,
  agentClaims,
  agentCredentials,
  agentProtocol,
  grantedAccess,
  agentBlueprints,
  agentInstances,
  agentSessions,
  agentTokens,
  authzen,
  sharedSignals,
  receivedSignals,
  scimTargets,
  pipeProviders,
  connectedAccounts,
  widgetTokens,
  widgetMembers,
  widgetAccount,
  widgetApiKeys,
  widgetAdministration,
  widgetPipes,
  clientGraphql,
  pageKit,
  applicationOfReader,
  pageAssets,
  errorPages,
  frontPage,
  providerGuidePages,
  pipesPages,
  brandingPreviews,
  signInFlow,
  signInParts,
  codePages,
  radarChallengePages,
  secondFactorPages,
  passkeyPages,
  passwordPages,
  signUpPages,
  socialSignInPages,
  singleSignOnPages,
  organizationSelectionPages,
  devicePages,
  signOutPages,
  signInEntry,
  grantedAccessPages,
  connectPages,
  agentPages,
  portalKit,
  portalDomains,
  portalSingleSignOn,
  portalCertificates,
  portalDirectory,
  portalAuditLog,
  portalLogStreams,
  portalOwnKey,
  portalOverview,
  failedJobs,
  cleanUps,
  keyRotations,
  secretComparisons,
  erasures,
  exports,
  environmentMoves,
  seed,
  health,
  development,
  referencePages,
  operators,
  operatorPermissions,
  operatorLog,
  signInDiagnosis,
  environmentAdministration,
  consoleOverview,
  consoleExpiring,
  consoleSearch,
  consoleSessions,
  consoleSite,
  importedObjects,
])

export const { operations, events } = catalog
