import { expect, onTestFinished, test } from 'vitest'
import { ask, callsOf, isExpected } from './calls.ts'
import { startFurnished } from './furnished.ts'
import { startOwnServer } from './server.ts'
import { inTurn } from './turns.ts'
import { startWireCounter } from './wire-counter.ts'

/**
 * Changes that take more than two round trips, by the reason: how many they take at most, the look-up of the key included.
 */
const exceptions: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'is about agents or tokens, and decides from what it finds what it reads next': {
    AgentAdminController_linkClaimAttemptToExternalUser: 10,
    AgentBlueprintsController_delete: 3,
    AgentBlueprintsTokenController_mintToken: 13,
    AgentBlueprintsTokenController_validateToken: 5,
    AgentInstanceSessionsController_revoke: 3,
    ClientApiTokenController_issueClientApiToken: 6,
    WidgetsPublicController_issueWidgetSessionToken: 3,
    'gatehouse.agents.registrations.revoke': 5,
    'gatehouse.agents.registrations.switch_organization': 6,
    'gatehouse.agents.trusted_issuers.delete': 3,
  },
  'counts tries, or sends a mail or a text message': {
    AuthenticationChallengesController_verify: 9,
    ItContactsController_invite: 9,
    PublicRadarChallengesController_sendRadarSmsChallenge: 9,
    UserlandMagicAuthController_sendMagicAuthCodeAndReturn: 10,
    UserlandUserInvitesController_create: 11,
    UserlandUserInvitesController_resend: 12,
    UserlandUsersController_confirmEmailChange: 11,
    UserlandUsersController_createPasswordResetToken: 10,
    'UserlandUsersController_emailVerification[0]': 8,
    UserlandUsersController_sendEmailChange: 10,
    'UserlandUsersController_sendVerificationEmail[0]': 8,
    WaitlistEntriesController_approve: 11,
    WaitlistsController_createEntry: 12,
    'gatehouse.guess_limits.reset': 4,
    'gatehouse.magic_auth.send': 10,
    'gatehouse.mails.test': 5,
    'gatehouse.mfa.challenges.verify_named': 9,
    'gatehouse.password_reset.send': 10,
    'gatehouse.passwordless_sessions.send': 7,
  },
  'opens keys, or asks another service, before it changes anything': {
    DataIntegrationsController_getDataIntegrationAuthorizeUrl: 4,
    DataIntegrationsController_upsertApiKey: 7,
    DataIntegrationsController_upsertClientCredentials: 7,
    DataIntegrationsManagementController_createDataIntegration: 4,
    DataIntegrationsManagementController_updateDataIntegration: 4,
    DataIntegrationsManagementController_updateOrganizationDataIntegration: 4,
    DataIntegrationsOrganizationController_createOrganizationDataInstallation: 12,
    DataIntegrationsOrganizationController_deleteOrganizationDataInstallation: 3,
    DataIntegrationsOrganizationController_updateOrganizationDataInstallation: 10,
    DataIntegrationsUserManagementController_createUserDataInstallation: 7,
    DataIntegrationsUserManagementController_deleteUserDataInstallation: 3,
    DataIntegrationsUserManagementController_updateUserDataInstallation: 7,
    'JumpWireWeb.DataVaultController.create': 5,
    'JumpWireWeb.DataVaultController.update': 6,
    'JumpWireWeb.KeyController.create_data_key': 4,
    'JumpWireWeb.KeyController.decrypt': 3,
    'JumpWireWeb.KeyController.rekey': 5,
    ProviderController_configure: 5,
    'gatehouse.customer_keys.configure': 5,
    'gatehouse.customer_keys.delete': 7,
    'gatehouse.customer_keys.verify': 5,
    'gatehouse.directories.bamboohr.configure': 6,
    'gatehouse.directories.google_workspace.configure': 6,
    'gatehouse.pipes.api_keys.add': 7,
    'gatehouse.pipes.client_credentials.add': 7,
    'gatehouse.vault.rotations.start': 5,
  },
  'answers with what it reads after the change, or first finds what it changes': {
    AuditLogExportsController_exports: 3,
    AuditLogValidatorVersionsController_create: 3,
    AuditLogsRetentionController_updateAuditLogsRetention: 3,
    AuthorizationOrganizationRolesController_create: 3,
    AuthorizationResourcesByExternalIdController_updateByExternalId: 3,
    AuthorizationResourcesController_create: 3,
    AuthorizationResourcesController_update: 3,
    FeatureFlagsController_disableFlag: 3,
    FeatureFlagsController_enableFlag: 3,
    OrganizationDomainsController_verify: 3,
    SsoController_logoutAuthorize: 3,
    UserApiKeysController_create: 3,
    UserlandUserOrganizationMembershipsController_create: 3,
    UserlandUserOrganizationMembershipsController_update: 3,
    'gatehouse.audit_logs.create_events': 3,
    'gatehouse.branding.replace': 3,
    'gatehouse.connect.applications.key_set.set': 3,
    'gatehouse.environments.signing_keys.rotate': 3,
    'gatehouse.organization_roles.priority': 3,
    'gatehouse.resource_types.declare': 3,
    'gatehouse.roles.default': 3,
    'gatehouse.roles.priority': 3,
    'gatehouse.scim_targets.reconcile': 3,
    'gatehouse.webhooks.replay': 3,
    'gatehouse.webhooks.test': 3,
  },
  'ends what belongs to it, one kind after the other': {
    ApplicationsController_delete: 4,
    AuthkitOauthResourcesController_delete: 3,
    AuthorizationGroupRoleAssignmentsController_removeGroupRoleAssignments: 4,
    AuthorizationOrganizationRolesController_delete: 9,
    AuthorizationResourcesByExternalIdController_deleteByExternalId: 3,
    AuthorizationResourcesController_delete: 3,
    AuthorizationRoleAssignmentsController_removeRoleByCriteria: 4,
    AuthorizationRoleAssignmentsController_removeRoleById: 5,
    AuthorizedApplicationsController_delete: 4,
    ConnectionsController_delete: 3,
    FlagTargetsController_deleteTarget: 5,
    ItContactsController_revoke: 3,
    OrganizationsController_deleteOrganization: 12,
    SamlIdpSigningCertificatesController_delete: 3,
    SamlSpEncryptionCertificatesController_delete: 3,
    SamlSpSigningCertificatesController_delete: 3,
    UserlandUserInvitesController_revoke: 4,
    UserlandUserOrganizationMembershipsController_deactivate: 5,
    UserlandUserOrganizationMembershipsController_delete: 7,
    'UserlandUsersController_delete[0]': 7,
    'UserlandUsersController_resetPassword[0]': 12,
    'gatehouse.agents.registrations.delete': 13,
    'gatehouse.audit_logs.delete_stream': 3,
    'gatehouse.feature_flags.delete_custom_target': 4,
    'gatehouse.resource_types.delete': 5,
    'gatehouse.roles.delete': 7,
    'gatehouse.sessions.revoke_all': 4,
    'gatehouse.users.erase': 13,
  },
  'decides from what it finds what it reads or changes next': {
    ApplicationCredentialsController_create: 4,
    AuthenticationFactorsController_challenge: 4,
    AuthenticationFactorsController_create: 4,
    AuthorizationGroupRoleAssignmentsController_create: 6,
    AuthorizationGroupRoleAssignmentsController_replaceGroupRoleAssignments: 6,
    AuthorizationRoleAssignmentsController_assignRole: 8,
    ConnectionsController_create: 6,
    ConnectionsController_patch: 8,
    ExternalAuthController_completeLogin: 7,
    FlagTargetsController_createTarget: 5,
    GroupMembershipsController_addMember: 4,
    ItContactsController_create: 6,
    OrganizationsController_create: 4,
    RadarStandaloneController_assess: 5,
    SamlIdpSigningCertificatesController_create: 7,
    SamlSpEncryptionCertificatesController_create: 5,
    SamlSpSigningCertificatesController_create: 5,
    'UserlandUserAuthenticationFactorsController_create[0]': 6,
    UserlandUserInvitesController_accept: 9,
    UserlandUserOrganizationMembershipsController_reactivate: 4,
    WebhookEndpointsController_create: 4,
    'gatehouse.actions.test_endpoint': 4,
    'gatehouse.audit_logs.create_stream': 5,
    'gatehouse.audit_logs.test_stream': 4,
    'gatehouse.audit_logs.update_stream': 4,
    'gatehouse.audit_logs.verify': 5,
    'gatehouse.connections.rotate_keys': 7,
    'gatehouse.connections.signal_receiver.create_stream': 10,
    'gatehouse.connections.signal_receiver.set': 5,
    'gatehouse.connections.signal_receiver.update_poll': 5,
    'gatehouse.directories.group_roles.replace': 5,
    'gatehouse.directories.sync.request': 5,
    'gatehouse.environments.update': 4,
    'gatehouse.feature_flags.set_custom_target': 5,
    'gatehouse.feature_flags.set_target': 5,
    'gatehouse.feature_flags.update': 4,
    'gatehouse.impersonations.create': 5,
    'gatehouse.mfa.factors.challenge_named': 4,
    'gatehouse.organization_roles.default': 4,
    'gatehouse.scim_targets.create': 4,
    'gatehouse.scim_targets.update': 4,
    'gatehouse.setup_links.create': 5,
  },
}
const allowed: Readonly<Record<string, number>> = Object.assign({}, ...Object.values(exceptions))

const environment = await startFurnished()
const changes = callsOf(environment.servers[0].app.operations).filter(
  ({ operation: { access, onlyReads } }) => (access === 'api_key' || access === 'evaluator') && onlyReads !== true,
)

test('every change with a management key takes two round trips to the database, but for those that are named here', {
  timeout: 300_000,
}, async () => {
  const { rewind, databaseUrl, apiKey, servers } = environment
  const wire = await startWireCounter(databaseUrl)
  const server = await startOwnServer({
    secrets: { databaseUrl: wire.url },
    config: { role: 'api', url: servers[0].url, requestLog: false },
  })
  onTestFinished(async () => {
    await server.close()
    wire.close()
    await rewind()
  })
  // From now on the server knows the key.
  await fetch(`${server.url}/organizations`, { headers: { authorization: `Bearer ${apiKey}` } })
  const counted = { ...environment, servers: [server, server] as const }

  const beyond: Record<string, number> = {}
  for (const call of inTurn(changes)) {
    const most = allowed[call.operation.id] ?? 2
    let least = Number.POSITIVE_INFINITY
    // The first call prepares what later ones use, and a server asks things by itself, at times during a call.
    for (let i = 0; i < 4 && least > most; i++) {
      await rewind()
      const request = await call.prepare(environment)
      const change = async () => {
        const answer = await ask(counted, call, request)
        expect([call.name, isExpected(call, answer), answer.text]).toEqual([call.name, true, answer.text])
      }
      least = Math.min(least, (await wire.countLeast(change, 1)).roundTrips)
    }
    if (least > most) beyond[call.name] = least
  }

  expect(beyond).toEqual({})
  const ids = new Set(changes.map(({ operation }) => operation.id))
  expect(Object.keys(allowed).filter((id) => !ids.has(id))).toEqual([])
  expect(changes.length).toBeGreaterThan(150)
})
