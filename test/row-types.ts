// Holds every row type of the slices against the tables, at compile time: a column that is missing, has another type or
// may be null where the row says it is not fails `npm run check:types`. JSON columns are the slice's own word.

import type { ApiKeyRow } from '#access/api-keys/schemas.ts'
import type { ResourceRow } from '#access/authorization/resource-schemas.ts'
import type { GroupRow } from '#access/groups/schemas.ts'
import type { InvitationRow } from '#access/invitations/schemas.ts'
import type { MembershipRow } from '#access/organization-memberships/schemas.ts'
import type { PermissionRow } from '#access/permissions/schemas.ts'
import type { ResourceTypeRow } from '#access/resource-types/schemas.ts'
import type { RoleRow } from '#access/roles/schemas.ts'
import type { WaitlistEntryRow, WaitlistRow } from '#access/waitlists/schemas.ts'
import type { AttemptRow as AgentAttemptRow } from '#connect/agent-claims/attempts.ts'
import type { TrustedIssuerRow } from '#connect/agent-issuers/schemas.ts'
import type { RegistrationRow } from '#connect/agent-registrations/schemas.ts'
import type { CorsOriginRow } from '#environment/cors-origins/schemas.ts'
import type { ManagementKeyRow } from '#environment/environments/schemas.ts'
import type { RedirectUriRow } from '#environment/redirect-uris/schemas.ts'
import type { EventRow } from '#events/event-log/schemas.ts'
import type { AttemptRow, DeliveryRow, EndpointRow } from '#events/webhooks/schemas.ts'
import type { ErasureRow } from '#operator/erasures/schemas.ts'
import type { IdentityRow } from '#people/identities/schemas.ts'
import type { ChallengeRow, FactorRow } from '#people/mfa/schemas.ts'
import type { PasskeyRow } from '#people/passkeys/schemas.ts'
import type { RadarAddressRow } from '#people/radar/addresses.ts'
import type { RadarAttemptRow } from '#people/radar/schemas.ts'
import type { SessionRow } from '#people/sessions/schemas.ts'
import type { UserRow } from '#people/users/schemas.ts'
import type { AccountRow } from '#pipes/connected-accounts/schemas.ts'
import type { ConfigurationRow } from '#pipes/pipe-providers/configuration-schemas.ts'
import type { IntegrationRow } from '#pipes/pipe-providers/schemas.ts'
import type { ActionEndpointRow } from '#sign-in/actions/schemas.ts'
import type { BrowserSessionRow } from '#sign-in/browser-sign-ins/browser-sessions.ts'
import type { JwtTemplateRow } from '#sign-in/jwt-templates/schemas.ts'
import type { OneTimeCodeRow } from '#sign-in/one-time-codes/one-time-codes.ts'
import type { PasswordResetRow } from '#sign-in/password-resets/schemas.ts'
import type { PasswordlessSessionRow } from '#sign-in/passwordless/schemas.ts'
import type { SocialProviderRow } from '#sign-in/social-providers/schemas.ts'
import type { OidcSettingsRow } from '#sso/connections/oidc/oidc-settings.ts'
import type { SamlCertificateRow } from '#sso/connections/saml/saml-certificates.ts'
import type { SamlKeyRow } from '#sso/connections/saml/saml-keys.ts'
import type { SamlSettingsRow } from '#sso/connections/saml/saml-settings.ts'
import type { AnyConnection, ConnectionDomainRow } from '#sso/connections/schemas.ts'
import type { OrganizationDomainRow } from '#tenancy/organization-domains/schemas.ts'
import type { OrganizationRow } from '#tenancy/organizations/schemas.ts'
import type { Tables } from './tables.generated.ts'

/** `true` for a member that reads what the column holds, else the member's name. */
type Checked<Row, Table> = {
  [Name in keyof Row]: Name extends keyof Table
    ? unknown extends Table[Name]
      ? true
      : [Table[Name]] extends [Row[Name]]
        ? true
        : [Row[Name]] extends [Table[Name]]
          ? // A row may narrow free text to the values that the slice writes, but never forget a null.
            null extends Table[Name]
            ? null extends Row[Name]
              ? true
              : Name
            : true
          : Name
    : Name
}[keyof Row]

function holds<_Check extends true>(): void {}

holds<Checked<OrganizationRow, Tables['organizations']>>()
holds<Checked<OrganizationDomainRow, Tables['organization_domains']>>()
holds<Checked<UserRow, Tables['users']>>()
holds<Checked<Omit<MembershipRow, 'own_role_slugs'>, Tables['organization_memberships']>>()
holds<Checked<GroupRow, Tables['groups']>>()
holds<Checked<ApiKeyRow, Tables['api_keys']>>()
holds<Checked<Pick<AnyConnection, keyof AnyConnection>, Tables['connections']>>()
holds<Checked<ConnectionDomainRow, Tables['connection_domains']>>()
holds<Checked<SamlSettingsRow, Tables['saml_settings']>>()
holds<Checked<SamlCertificateRow, Tables['saml_certificates']>>()
holds<Checked<SamlKeyRow, Tables['saml_keys']>>()
holds<Checked<OidcSettingsRow, Tables['oidc_settings']>>()
holds<Checked<PasskeyRow, Tables['passkeys']>>()
holds<Checked<IdentityRow, Tables['identities']>>()
holds<Checked<SocialProviderRow, Tables['social_providers']>>()
holds<Checked<IntegrationRow, Tables['data_integrations']>>()
holds<Checked<ConfigurationRow, Tables['data_integration_configurations']>>()
holds<Checked<AccountRow, Tables['connected_accounts']>>()
holds<Checked<FactorRow, Tables['authentication_factors']>>()
holds<Checked<ChallengeRow, Tables['authentication_challenges']>>()
holds<Checked<PasswordlessSessionRow, Tables['passwordless_sessions']>>()
holds<Checked<PasswordResetRow, Tables['password_resets']>>()
holds<Checked<InvitationRow, Tables['invitations']>>()
holds<Checked<WaitlistRow, Tables['waitlists']>>()
holds<Checked<WaitlistEntryRow, Tables['waitlist_entries']>>()
holds<Checked<RoleRow, Tables['roles']>>()
holds<Checked<PermissionRow, Tables['permissions']>>()
holds<Checked<ResourceTypeRow, Tables['resource_types']>>()
holds<Checked<ResourceRow, Tables['authorization_resources']>>()
holds<Checked<SessionRow, Tables['sessions']>>()
holds<Checked<ActionEndpointRow, Tables['action_endpoints']>>()
holds<Checked<ErasureRow, Tables['erasures']>>()
holds<Checked<CorsOriginRow, Tables['cors_origins']>>()
holds<Checked<JwtTemplateRow, Tables['jwt_templates']>>()
holds<Checked<RedirectUriRow, Tables['redirect_uris']>>()
holds<Checked<OneTimeCodeRow, Tables['one_time_codes']>>()
holds<Checked<BrowserSessionRow, Tables['browser_sessions']>>()
holds<Checked<ManagementKeyRow, Tables['management_keys']>>()
holds<Checked<Omit<EventRow, 'position'>, Tables['events']>>()
holds<Checked<EndpointRow, Tables['webhook_endpoints']>>()
holds<Checked<DeliveryRow, Tables['webhook_deliveries']>>()
holds<Checked<AttemptRow, Tables['webhook_attempts']>>()
holds<Checked<RadarAddressRow, Tables['radar_addresses']>>()
holds<Checked<RadarAttemptRow, Tables['radar_attempts']>>()
holds<Checked<TrustedIssuerRow, Tables['agent_trusted_issuers']>>()
holds<Checked<RegistrationRow, Tables['agent_registrations']>>()
holds<Checked<AgentAttemptRow, Tables['agent_claim_attempts']>>()
