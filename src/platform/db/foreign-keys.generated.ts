/** Generated from the migrated database by `npm run generate`; do not edit. */

/** Tables that others refer to. */
export type ParentTable =
  | 'api_keys'
  | 'authentication_factors'
  | 'authorization_requests'
  | 'authorization_resources'
  | 'environments'
  | 'groups'
  | 'organization_memberships'
  | 'organizations'
  | 'permissions'
  | 'resource_types'
  | 'roles'
  | 'users'

/** Of each foreign key, by its table and name: its columns, and the table that they refer to. */
export const foreignKeys: Readonly<Record<string, { columns: string; parent: ParentTable }>> = {
  'action_endpoints.action_endpoints_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'api_key_settings.api_key_settings_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'api_keys.api_keys_environment_id_organization_id_fkey': {
    columns: 'environment_id, organization_id',
    parent: 'organizations',
  },
  'api_keys.api_keys_membership_fkey': {
    columns: 'environment_id, user_id, organization_id',
    parent: 'organization_memberships',
  },
  'applied_seeds.applied_seeds_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'authentication_challenges.authentication_challenges_environment_id_authentication_fa_fkey': {
    columns: 'environment_id, authentication_factor_id',
    parent: 'authentication_factors',
  },
  'authentication_factors.authentication_factors_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'authentication_factors.authentication_factors_environment_id_user_id_fkey': {
    columns: 'environment_id, user_id',
    parent: 'users',
  },
  'authorization_codes.authorization_codes_environment_id_user_id_fkey': {
    columns: 'environment_id, user_id',
    parent: 'users',
  },
  'authorization_requests.authorization_requests_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'authorization_resources.authorization_resources_environment_id_organization_id_fkey': {
    columns: 'environment_id, organization_id',
    parent: 'organizations',
  },
  'authorization_resources.authorization_resources_environment_id_resource_type_slug_fkey': {
    columns: 'environment_id, resource_type_slug',
    parent: 'resource_types',
  },
  'authorization_resources.authorization_resources_parent_fkey': {
    columns: 'environment_id, parent_id',
    parent: 'authorization_resources',
  },
  'branding.branding_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'browser_sessions.browser_sessions_environment_id_user_id_fkey': {
    columns: 'environment_id, user_id',
    parent: 'users',
  },
  'cors_origins.cors_origins_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'credentials.credentials_environment_id_api_key_id_fkey': {
    columns: 'environment_id, api_key_id',
    parent: 'api_keys',
  },
  'credentials.credentials_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'device_authorizations.device_authorizations_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'device_authorizations.device_authorizations_environment_id_user_id_fkey': {
    columns: 'environment_id, user_id',
    parent: 'users',
  },
  'erasures.erasures_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'group_members.group_members_environment_id_group_id_fkey': {
    columns: 'environment_id, group_id',
    parent: 'groups',
  },
  'group_members.group_members_environment_id_organization_membership_id_fkey': {
    columns: 'environment_id, organization_membership_id',
    parent: 'organization_memberships',
  },
  'group_role_assignments.group_role_assignments_environment_id_group_id_fkey': {
    columns: 'environment_id, group_id',
    parent: 'groups',
  },
  'group_role_assignments.group_role_assignments_environment_id_resource_id_fkey': {
    columns: 'environment_id, resource_id',
    parent: 'authorization_resources',
  },
  'group_role_assignments.group_role_assignments_environment_id_role_id_fkey': {
    columns: 'environment_id, role_id',
    parent: 'roles',
  },
  'groups.groups_environment_id_organization_id_fkey': {
    columns: 'environment_id, organization_id',
    parent: 'organizations',
  },
  'guess_limits.guess_limits_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'idempotency_keys.idempotency_keys_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'identities.identities_environment_id_user_id_fkey': {
    columns: 'environment_id, user_id',
    parent: 'users',
  },
  'invitations.invitations_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'invitations.invitations_environment_id_organization_id_fkey': {
    columns: 'environment_id, organization_id',
    parent: 'organizations',
  },
  'invitations.invitations_environment_id_organization_membership_id_fkey': {
    columns: 'environment_id, organization_membership_id',
    parent: 'organization_memberships',
  },
  'jwt_templates.jwt_templates_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'management_keys.management_keys_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'messages.messages_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'one_time_codes.one_time_codes_environment_id_user_id_fkey': {
    columns: 'environment_id, user_id',
    parent: 'users',
  },
  'organization_domains.organization_domains_environment_id_organization_id_fkey': {
    columns: 'environment_id, organization_id',
    parent: 'organizations',
  },
  'organization_memberships.organization_memberships_environment_id_organization_id_fkey': {
    columns: 'environment_id, organization_id',
    parent: 'organizations',
  },
  'organization_memberships.organization_memberships_environment_id_user_id_fkey': {
    columns: 'environment_id, user_id',
    parent: 'users',
  },
  'organization_role_orders.organization_role_orders_environment_id_default_role_id_fkey': {
    columns: 'environment_id, default_role_id',
    parent: 'roles',
  },
  'organization_role_orders.organization_role_orders_environment_id_organization_id_fkey': {
    columns: 'environment_id, organization_id',
    parent: 'organizations',
  },
  'organizations.organizations_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'passkey_offers.passkey_offers_environment_id_user_id_fkey': {
    columns: 'environment_id, user_id',
    parent: 'users',
  },
  'passkeys.passkeys_environment_id_user_id_fkey': {
    columns: 'environment_id, user_id',
    parent: 'users',
  },
  'password_history.password_history_environment_id_user_id_fkey': {
    columns: 'environment_id, user_id',
    parent: 'users',
  },
  'password_resets.password_resets_environment_id_user_id_fkey': {
    columns: 'environment_id, user_id',
    parent: 'users',
  },
  'pending_authentications.pending_authentications_environment_id_user_id_fkey': {
    columns: 'environment_id, user_id',
    parent: 'users',
  },
  'permissions.permissions_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'provider_visits.provider_visits_environment_id_request_hash_fkey': {
    columns: 'environment_id, request_hash',
    parent: 'authorization_requests',
  },
  'radar_addresses.radar_addresses_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'radar_attempts.radar_attempts_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'radar_list_entries.radar_list_entries_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'recovery_codes.recovery_codes_environment_id_user_id_fkey': {
    columns: 'environment_id, user_id',
    parent: 'users',
  },
  'redirect_uris.redirect_uris_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'resource_types.resource_types_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'role_assignments.role_assignments_environment_id_organization_membership_id_fkey': {
    columns: 'environment_id, organization_membership_id',
    parent: 'organization_memberships',
  },
  'role_assignments.role_assignments_environment_id_resource_id_fkey': {
    columns: 'environment_id, resource_id',
    parent: 'authorization_resources',
  },
  'role_assignments.role_assignments_environment_id_role_id_fkey': {
    columns: 'environment_id, role_id',
    parent: 'roles',
  },
  'role_permissions.role_permissions_environment_id_permission_id_fkey': {
    columns: 'environment_id, permission_id',
    parent: 'permissions',
  },
  'role_permissions.role_permissions_environment_id_role_id_fkey': {
    columns: 'environment_id, role_id',
    parent: 'roles',
  },
  'role_settings.role_settings_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'roles.roles_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'roles.roles_environment_id_organization_id_fkey': {
    columns: 'environment_id, organization_id',
    parent: 'organizations',
  },
  'sessions.sessions_environment_id_user_id_fkey': {
    columns: 'environment_id, user_id',
    parent: 'users',
  },
  'sign_in_settings.sign_in_settings_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'signing_keys.signing_keys_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'social_providers.social_providers_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'standing_impersonators.standing_impersonators_environment_id_user_id_fkey': {
    columns: 'environment_id, user_id',
    parent: 'users',
  },
  'users.users_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
  'webhook_endpoints.webhook_endpoints_environment_id_fkey': {
    columns: 'environment_id',
    parent: 'environments',
  },
}
