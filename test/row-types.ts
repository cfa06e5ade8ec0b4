// Holds every row type of the slices against the tables, at compile time: a column that is missing, has another type or
// may be null where the row says it is not fails `npm run check:types`. JSON columns are the slice's own word.

import type { ApiKeyRow } from '../src/access/api-keys/schemas.ts'
import type { ResourceRow } from '../src/access/authorization/resource-schemas.ts'
import type { GroupRow } from '../src/access/groups/schemas.ts'
import type { InvitationRow } from '../src/access/invitations/schemas.ts'
import type { MembershipRow } from '../src/access/organization-memberships/schemas.ts'
import type { PermissionRow } from '../src/access/roles/permission-schemas.ts'
import type { ResourceTypeRow } from '../src/access/roles/resource-type-schemas.ts'
import type { RoleRow } from '../src/access/roles/schemas.ts'
import type { TrustedIssuerRow } from '../src/connect/agent-issuers/schemas.ts'
import type { AttemptRow as AgentAttemptRow } from '../src/connect/agents/claims/attempts.ts'
import type { RegistrationRow } from '../src/connect/agents/schemas.ts'
import type { CorsOriginRow } from '../src/environment/cors-origins/schemas.ts'
import type { ManagementKeyRow } from '../src/environment/environments/schemas.ts'
import type { RedirectUriRow } from '../src/environment/redirect-uris/schemas.ts'
import type { EventRow } from '../src/events/event-log/schemas.ts'
import type { AttemptRow, DeliveryRow, EndpointRow } from '../src/events/webhooks/schemas.ts'
import type { ErasureRow } from '../src/operator/erasures/schemas.ts'
import type { IdentityRow } from '../src/people/identities/schemas.ts'
import type { ChallengeRow, FactorRow } from '../src/people/mfa/schemas.ts'
import type { PasskeyRow } from '../src/people/passkeys/schemas.ts'
import type { RadarAddressRow } from '../src/people/radar/addresses.ts'
import type { RadarAttemptRow } from '../src/people/radar/schemas.ts'
import type { SessionRow } from '../src/people/sessions/schemas.ts'
import type { UserRow } from '../src/people/users/schemas.ts'
import type { AccountRow } from '../src/pipes/connected-accounts/schemas.ts'
import type { ConfigurationRow } from '../src/pipes/pipe-providers/configuration-schemas.ts'
import type { IntegrationRow } from '../src/pipes/pipe-providers/schemas.ts'
import type { ActionEndpointRow } from '../src/sign-in/actions/schemas.ts'
import type { OneTimeCodeRow } from '../src/sign-in/authentication/one-time-codes.ts'
import type { BrowserSessionRow } from '../src/sign-in/browser-sign-ins/browser-sessions.ts'
import type { JwtTemplateRow } from '../src/sign-in/jwt-templates/schemas.ts'
import type { PasswordResetRow } from '../src/sign-in/password-resets/schemas.ts'
import type { PasswordlessSessionRow } from '../src/sign-in/passwordless/schemas.ts'
import type { SocialProviderRow } from '../src/sign-in/social-providers/schemas.ts'
import type { OidcSettingsRow } from '../src/sso/connections/oidc-settings.ts'
import type { SamlCertificateRow } from '../src/sso/connections/saml-certificates.ts'
import type { SamlKeyRow } from '../src/sso/connections/saml-keys.ts'
import type { SamlSettingsRow } from '../src/sso/connections/saml-settings.ts'
import type { AnyConnection, ConnectionDomainRow } from '../src/sso/connections/schemas.ts'
import type { OrganizationDomainRow } from '../src/tenancy/organization-domains/schemas.ts'
import type { OrganizationRow } from '../src/tenancy/organizations/schemas.ts'
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
