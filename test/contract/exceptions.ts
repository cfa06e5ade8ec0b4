/** Points where we differ from the official description on purpose. An entry that matches nothing any more fails the contract test. */
export interface Exception {
  /** Official operation ids, or names of events, that this is true of. Every one must show the difference. */
  of: readonly string[]
  /**
   * The pointers, as the contract test prints them; one that ends in `/**` includes everything below. Every one must
   * show a difference.
   */
  pointers: readonly string[]
  reason: string
}

/** Of each kind of application, where the description has the applications at `place`. */
function applicationMembers(place: string): string[] {
  const kinds = [
    '[is_first_party=true]',
    '[is_first_party=false][was_dynamically_registered=true]',
    '[is_first_party=false][was_dynamically_registered=false]',
  ]
  const ofSigners = kinds.flatMap((kind) => [
    `${place}[application_type=oauth]${kind}/backchannel_logout_uri`,
    `${place}[application_type=oauth]${kind}/backchannel_logout_session_required`,
    `${place}[application_type=oauth]${kind}/security_profile`,
    `${place}[application_type=oauth]${kind}/id_jag_audiences`,
  ])
  return [...ofSigners, `${place}[application_type=m2m]/security_profile`]
}

const backChannelLogout = 'OpenID Connect Back-Channel Logout 1.0, which the official API does not have.'

const applicationExtensions =
  'Back-Channel Logout and the FAPI 2.0 Security Profile, which the official API does not have.'

const laterPipes = 'The official SDK for Node.js 11 has it, for accounts of organizations and for several accounts.'

/** What our requests take beside the official members: optional, and ignored by no one who does not send it. */
export const extensions: readonly Exception[] = [
  {
    of: ['ApplicationsController_create'],
    pointers: [
      '/body[application_type=oauth]/backchannel_logout_uri',
      '/body[application_type=oauth]/backchannel_logout_session_required',
    ],
    reason: backChannelLogout,
  },
  {
    of: ['ApplicationsController_update'],
    pointers: ['/body/backchannel_logout_uri', '/body/backchannel_logout_session_required'],
    reason: backChannelLogout,
  },
  {
    of: ['ApplicationsController_update'],
    pointers: ['/body/security_profile', '/body/id_jag_audiences'],
    reason: applicationExtensions,
  },
  {
    of: ['UserlandUsersController_list[0]'],
    pointers: ['/query/search'],
    reason: 'The console, and support tools, find a person by what they know of them.',
  },
  {
    of: ['EventsController_list'],
    pointers: ['/query/object_id'],
    reason: 'The console, and support tools, find what happened to one object by its id.',
  },
  {
    of: ['OrganizationsController_list'],
    pointers: ['/query/name_or_domain'],
    reason: 'The official search matches names alone; a customer is often known by a part of a domain.',
  },
  {
    of: ['UserlandSsoController_authorize'],
    pointers: ['/query/ui_locales'],
    reason: 'OpenID Connect Core §3.1.2.1: an application may say in which language the pages are to be shown.',
  },
  {
    of: ['UserlandSsoController_authorize'],
    pointers: ['/query/password_reset_token'],
    reason: 'Sent by the official browser kit, to begin with a new password.',
  },
  {
    of: ['UserlandSsoController_deviceAuthorization'],
    pointers: ['/body/client_secret'],
    reason: 'RFC 8628 §3.1: a client that has a secret authenticates here as at the token endpoint.',
  },
  {
    of: ['SsoController_authorize'],
    pointers: ['/query/code_challenge', '/query/code_challenge_method'],
    reason: 'Sent by the official SDK for Node.js, for public clients.',
  },
  {
    of: ['SsoController_token'],
    pointers: ['/body/code_verifier'],
    reason: 'Sent by the official SDK for Node.js in place of the secret, by public clients.',
  },
  {
    of: ['DataIntegrationsManagementController_listDataIntegrations'],
    pointers: ['/query/ownership'],
    reason: laterPipes,
  },
  {
    of: ['DataIntegrationsManagementController_createDataIntegration'],
    pointers: ['/body/ownership'],
    reason: laterPipes,
  },
  {
    of: ['ProviderController_listForOrganization', 'ProviderController_configure'],
    pointers: ['/query/ownership'],
    reason: 'Organizations say of an integration for organizations what they say of one for users.',
  },
  {
    of: [
      'DataIntegrationsController_getUserlandUserToken',
      'DataIntegrationsController_vendCredentials',
      'DataIntegrationsController_upsertApiKey',
      'DataIntegrationsController_upsertClientCredentials',
      'DataIntegrationsController_getDataIntegrationAuthorizeUrl',
    ],
    pointers: ['/body/connection_owner', '/body/connected_account_id'],
    reason: laterPipes,
  },
  {
    of: ['DataIntegrationsController_getUserlandUserToken', 'DataIntegrationsController_vendCredentials'],
    pointers: ['/body/supports_multiple_connections'],
    reason: laterPipes,
  },
  {
    of: [
      'DataIntegrationsController_upsertApiKey',
      'DataIntegrationsController_upsertClientCredentials',
      'DataIntegrationsUserManagementController_createUserDataInstallation',
    ],
    pointers: ['/body/connection_intent'],
    reason: laterPipes,
  },
  {
    of: ['DataIntegrationsController_getDataIntegrationAuthorizeUrl'],
    pointers: ['/body/connection_intent'],
    reason: 'A further account can be connected at the service as well, and a certain one again.',
  },
  {
    of: [
      'DataIntegrationsUserManagementController_getUserDataInstallation',
      'DataIntegrationsUserManagementController_updateUserDataInstallation',
      'DataIntegrationsUserManagementController_deleteUserDataInstallation',
    ],
    pointers: ['/query/supports_multiple_connections', '/query/connected_account_id'],
    reason: laterPipes,
  },
  {
    of: ['DataIntegrationsUserManagementController_updateUserDataInstallation'],
    pointers: ['/query/connection_intent'],
    reason: laterPipes,
  },
  {
    of: ['DataIntegrationsUserManagementController_getUserDataIntegrations'],
    pointers: ['/query/supports_multiple_connections'],
    reason: laterPipes,
  },
  {
    of: ['UserlandSessionsController_authenticate[0]'],
    pointers: ['/body[grant_type=urn:workos:oauth:grant-type:magic-auth:code]/link_authorization_code'],
    reason: 'The official SDKs send it.',
  },
  {
    of: ['SsoController_logout'],
    pointers: ['/query/return_to'],
    reason: 'Where a person comes back to whose provider speaks SAML, which the official API does not sign out at.',
  },
  {
    of: ['PortalSessionsController_create'],
    pointers: ['/body/admin_emails'],
    reason: 'What the official SDKs send of the documented `it_contact_emails`.',
  },
  {
    of: ['PortalSessionsController_create'],
    pointers: ['/body/intent_options'],
    reason: 'The official SDK for Node.js sends them.',
  },
  {
    of: ['ConnectionsController_list'],
    pointers: ['/query/state'],
    reason: 'A later official SDK for Node.js sends it.',
  },
  {
    of: ['PortalSessionsController_create'],
    pointers: ['/body/external_user_id'],
    reason: 'A later description has it.',
  },
  {
    of: ['JumpWireWeb.DataVaultController.index'],
    pointers: ['/query/updated_after'],
    reason: 'What the official SDK for Node.js sends of the documented `updatedAfter`.',
  },
  {
    of: ['JumpWireWeb.DataVaultController.versions'],
    pointers: ['/query/limit', '/query/before', '/query/after', '/query/order'],
    reason: 'The description pages the answer, and has no way to ask for another page.',
  },
  {
    of: ['AuditLogsRetentionController_updateAuditLogsRetention'],
    pointers: ['/body/retention_period'],
    reason: 'What the official SDK for Node.js sends in place of `retention_period_in_days`.',
  },
  {
    of: ['AuditLogExportsController_exports'],
    pointers: ['/body/format'],
    reason: 'An export can have an event a line as well, where the official API knows CSV alone.',
  },
  {
    of: ['ExternalAuthController_completeLogin'],
    pointers: ['/body/user_consent_options/[]/choices/[]/group', '/body/user_consent_options/[]/choices/[]/choices'],
    reason: 'The documentation of consent options knows groups of choices; the description has none.',
  },
]

/** Every other difference: an optional member that is never sent, an error code of ours, a value more or less. */
export const exceptions: readonly Exception[] = [
  { of: ['ApplicationsController_list'], pointers: applicationMembers('/200/data/[]'), reason: applicationExtensions },
  { of: ['ApplicationsController_create'], pointers: applicationMembers('/201'), reason: applicationExtensions },
  {
    of: ['ApplicationsController_find', 'ApplicationsController_update'],
    pointers: applicationMembers('/200'),
    reason: applicationExtensions,
  },
  {
    of: ['AuthorizedApplicationsController_list', 'OrganizationAuthorizedApplicationsController_list'],
    pointers: applicationMembers('/200/data/[]/application'),
    reason: applicationExtensions,
  },
  {
    of: ['DataIntegrationsManagementController_listDataIntegrations'],
    pointers: [
      '/200/data/[]/ownership',
      '/200/data/[]/installation/user_id',
      '/200/data/[]/installation/connection_role',
      '/200/data/[]/installation/account_identifier',
      '/200/data/[]/installation/account_display_name',
    ],
    reason: laterPipes,
  },
  {
    of: ['DataIntegrationsManagementController_createDataIntegration'],
    pointers: [
      '/201/ownership',
      '/201/installation/user_id',
      '/201/installation/connection_role',
      '/201/installation/account_identifier',
      '/201/installation/account_display_name',
    ],
    reason: laterPipes,
  },
  {
    of: [
      'DataIntegrationsManagementController_getDataIntegration',
      'DataIntegrationsManagementController_updateDataIntegration',
    ],
    pointers: [
      '/200/ownership',
      '/200/installation/user_id',
      '/200/installation/connection_role',
      '/200/installation/account_identifier',
      '/200/installation/account_display_name',
    ],
    reason: laterPipes,
  },
  {
    of: [
      'DataIntegrationsController_getDataIntegrationAuthorizeUrl',
      'DataIntegrationsController_getUserlandUserToken',
      'DataIntegrationsController_vendCredentials',
      'DataIntegrationsController_upsertApiKey',
      'DataIntegrationsController_upsertClientCredentials',
    ],
    pointers: ['/body/organization_id'],
    reason: 'The official SDK for Node.js 11 may send null.',
  },
  {
    of: ['DataIntegrationsController_vendCredentials'],
    pointers: [
      '/200[active=true]/credential[auth_method=oauth]/config',
      '/200[active=true]/credential[auth_method=api_key]/config',
      '/200[active=true]/credential[auth_method=client_credentials]/config',
    ],
    reason: laterPipes,
  },
  {
    of: [
      'DataIntegrationsController_upsertApiKey',
      'DataIntegrationsController_upsertClientCredentials',
      'DataIntegrationsUserManagementController_getUserDataInstallation',
      'DataIntegrationsUserManagementController_updateUserDataInstallation',
    ],
    pointers: ['/200/connection_role', '/200/account_identifier', '/200/account_display_name'],
    reason: laterPipes,
  },
  {
    of: ['DataIntegrationsUserManagementController_createUserDataInstallation'],
    pointers: ['/201/connection_role', '/201/account_identifier', '/201/account_display_name'],
    reason: laterPipes,
  },
  {
    of: ['DataIntegrationsUserManagementController_getUserDataIntegrations'],
    pointers: [
      '/200/data/[]/connection_owner',
      '/200/data/[]/connected_accounts',
      '/200/data/[]/connected_account/connection_role',
      '/200/data/[]/connected_account/account_identifier',
      '/200/data/[]/connected_account/account_display_name',
      '/200/data/[]/connected_account/userland_user_id',
    ],
    reason: laterPipes,
  },
  {
    of: ['ExternalAuthController_completeLogin'],
    pointers: ['/errors/400/claim_reserved'],
    reason: 'The description gives this error a message without a code; it has both here.',
  },
  {
    of: ['AuditLogExportsController_exports'],
    pointers: ['/201/organization_id', '/201/format', '/201/event_count', '/201/progress', '/201/expires_at'],
    reason: 'What an export is of, how far it is written, and when its file goes.',
  },
  {
    of: ['AuditLogExportsController_export'],
    pointers: ['/200/organization_id', '/200/format', '/200/event_count', '/200/progress', '/200/expires_at'],
    reason: 'What an export is of, how far it is written, and when its file goes.',
  },
  {
    of: ['JumpWireWeb.DataVaultController.index'],
    pointers: ['/query/limit'],
    reason: 'No list answers more than a hundred objects at once.',
  },
  {
    of: ['DirectoriesController_deleteDirectory'],
    pointers: ['/202'],
    reason: 'There is nothing to say: the description allows any body, and no SDK reads one.',
  },
  {
    of: ['SsoController_token'],
    pointers: ['/query/client_id', '/query/client_secret', '/query/code', '/query/grant_type'],
    reason: 'The official SDKs send them in the body, where secrets belong.',
  },
  {
    of: ['SsoController_token'],
    pointers: ['/body/grant_type'],
    reason: 'Another grant is the documented unsupported_grant_type, and not a member of a wrong value.',
  },
  {
    of: ['SsoController_token'],
    pointers: ['/body/client_secret'],
    reason: 'A public client proves itself with its code_verifier.',
  },
  {
    of: ['SsoController_authorize'],
    pointers: ['/query/provider', '/query/prompt'],
    reason:
      'A value that is not known leads back to the application with an error, or is ignored as in OpenID Connect.',
  },
  {
    of: ['UserlandSsoController_authorize'],
    pointers: ['/query/provider'],
    reason: 'Discord, Grok and X can be asked for too: the answer of a sign-in and the identities name them.',
  },
  {
    of: ['ConnectionsController_list'],
    pointers: ['/query/connection_type'],
    reason: 'The types that only the object names are found too, and GitHub in both spellings.',
  },
  {
    of: ['connection.activated', 'connection.deactivated', 'connection.deleted'],
    pointers: ['/data/state', '/data/connection_type'],
    reason:
      'A connection can be deleted before its type is chosen, and then says so. The three events share one shape.',
  },
  {
    of: ['WebhookEndpointsController_create', 'WebhookEndpointsController_update'],
    pointers: ['/body/events/[]'],
    reason: 'Names are checked with the official error unknown_event_type, and we have one more event.',
  },
  {
    of: ['RadarStandaloneController_updateRadarList', 'RadarStandaloneController_deleteRadarListEntry'],
    pointers: ['/path/type', '/path/action'],
    reason:
      'A list that does not exist is the documented 400, with a code of its own, and not a parameter of a wrong shape.',
  },
  {
    of: ['RadarStandaloneController_updateRadarList'],
    pointers: ['/201'],
    reason: 'The official SDKs read a message from every answer; the one for Ruby fails on an empty body.',
  },
  {
    of: ['OrganizationsController_updateOrganization', 'UserlandUsersController_update[0]'],
    pointers: ['/body/metadata/*'],
    reason: 'The vendor documentation removes a key by setting it to null, which its description does not say.',
  },
  {
    of: ['AuditLogsRetentionController_updateAuditLogsRetention'],
    pointers: ['/body/retention_period_in_days'],
    reason: 'The official SDK for Node.js sends `retention_period` in its place.',
  },
  {
    of: ['EventsController_list'],
    pointers: ['/200/data/[]/**'],
    reason: 'What events carry is compared event by event, with the definitions that record them.',
  },
  {
    of: ['EventsController_list'],
    pointers: ['/query/range_start', '/query/range_end'],
    reason: 'A moment that cannot be read is refused with a 422 instead of being guessed at.',
  },
  {
    of: ['UserlandSessionsController_authenticate[0]'],
    pointers: ['/errors/403/radar_email_challenge', '/errors/403/radar_sms_challenge'],
    reason: 'The official SDKs know the steps of Radar by these names, and by none of the three of the description.',
  },
  {
    of: ['UserlandSessionsController_authenticate[0]'],
    pointers: ['/errors/400/policy_denied'],
    reason: 'The vendor’s change notes name the code of a blocked sign-in; the description has none.',
  },
  {
    of: ['UserlandSessionsController_authenticate[0]'],
    pointers: [
      '/errors/403/email_completion_required',
      '/errors/400/invalid_email_completion_token',
      '/body[grant_type=urn:workos:oauth:grant-type:email-completion]',
    ],
    reason: 'A later description has the step and the grant for a provider that gives no email.',
  },
  {
    of: [
      'AuthorizationRoleAssignmentsController_listRoleAssignments',
      'AuthorizationRoleAssignmentsController_listRoleAssignmentsForResource',
      'AuthorizationRoleAssignmentsController_listRoleAssignmentsForResourceByExternalId',
    ],
    pointers: ['/200/data/[]/source/group'],
    reason: 'A later description has it.',
  },
  {
    of: ['AuthorizationRoleAssignmentsController_assignRole'],
    pointers: ['/201/source/group'],
    reason: 'A later description has it.',
  },
  {
    of: ['UserlandSessionsController_authenticate[0]'],
    pointers: ['/errors/400/jwt_template_failed'],
    reason: 'The description names a JWT template that grows too big, but none that fails for one user.',
  },
  {
    of: ['UserlandSessionsController_authenticate[0]'],
    pointers: ['/body[grant_type=refresh_token]/refresh_token'],
    reason: 'The vendor’s browser kit leaves the token with the browser, as a cookie, and sends none in the body.',
  },
]
