// What Gatehouse sends for a sign-in through OpenID Connect, in the order of the requests.
import { type SqlValue, type Statement, sql } from '#platform/db/sql.ts'
import { domainsOf } from '#tenancy/organization-domains/index.ts'

const connectionColumns = sql`
  id, organization_id, connection_type, name, state, external_key, attribute_map, external_id, created_at, updated_at`
const visitColumns = sql`
  environment_id, session_id, connection_id, browser_hash, request_id, sealed_visit, sealed_answer, answered_at,
  completed_at, expires_at`
const sessionColumns = sql`
  id, connection_id, organization_id, origin, state, email, profile_id, ip_address, user_agent, failure_reason,
  failure_message, failure_details, steps, expires_at, created_at, updated_at`
const profileColumns = sql`
  id, connection_id, organization_id, idp_id, email, first_name, last_name, name, groups, role_slugs, custom_attributes,
  raw_attributes, user_id`
const domainColumns = sql`
  id, organization_id, domain, state, verification_strategy, verification_prefix, verification_token,
  verification_started_at, last_check, created_at, updated_at`

export interface Of {
  environmentId: string
  now: Date
}

export const selectClient = (clientId: string) => sql`select id from environments where client_id = ${clientId}`

export const selectRedirectUris = (environmentId: string, uri: string) => sql`
  select uri from redirect_uris where environment_id = ${environmentId} and (uri = ${uri} or strpos(uri, '*') > 0)`

export const selectConnection = (environmentId: string, id: string) => sql`
  select ${connectionColumns} from connections
  where environment_id = ${environmentId} and id = ${id} and organization_id is not null`

export const selectSsoSettings = (environmentId: string) => sql`
  select settings as sign_in, radar, directory_sync from sign_in_settings where environment_id = ${environmentId}`

export const selectOidcSettings = (environmentId: string, connectionId: string) => sql`
  select connection_id, issuer, discovery_endpoint, client_id, sealed_client_secret, client_authentication, scopes,
    kept_redirect_uri, uses_pkce, id_token_algorithm, asks_userinfo, discovery_read_at, discovery_failure,
    discovery_failures, discovery_due_at
  from oidc_settings where environment_id = ${environmentId} and connection_id = ${connectionId}`

export const announcedPerHour = 100

export const countUnsuccessful = ({ environmentId, now }: Of, connectionId: string) => sql`
  select count(*)::int as count from (
    select from sso_sessions
    where environment_id = ${environmentId} and connection_id = ${connectionId} and is_announced
      and origin = 'service_provider' and state in ('started', 'timed_out', 'failed')
      and created_at > ${new Date(now.getTime() - 3_600_000)} limit ${announcedPerHour}
  ) unsuccessful`

export interface NewSession extends Of {
  id: string
  connectionId: string
  organizationId: string
  expiresAt: Date
  isAnnounced: boolean
}

export const insertSession = ({ environmentId, id, connectionId, organizationId, now, ...session }: NewSession) => sql`
  insert into sso_sessions (environment_id, id, connection_id, organization_id, origin, state, email, ip_address,
    user_agent, steps, expires_at, is_announced, created_at, updated_at)
  values (${environmentId}, ${id}, ${connectionId}, ${organizationId}, ${'service_provider'}, 'started', ${null}, ${null},
    ${null}, ${step('started', now)}, ${session.expiresAt}, ${session.isAnnounced}, ${now}, ${now})`

export const announceSession = (environmentId: string, id: string) => sql`
  update sso_sessions set is_announced = true
  where environment_id = ${environmentId} and id = ${id} and not is_announced returning ${sessionColumns}`

export const keepExchange = (environmentId: string, id: string, sealed: string) => sql`
  update sso_sessions set sealed_exchange = ${sealed} where environment_id = ${environmentId} and id = ${id}`

export interface NewVisit extends Of {
  hash: Buffer
  sessionId: string
  connectionId: string
  browserHash: Buffer
  sealedVisit: string
  expiresAt: Date
}

export const insertVisit = (visit: NewVisit) => sql`
  insert into sso_visits (environment_id, hash, session_id, connection_id, browser_hash, request_id, sealed_visit,
    answered_at, expires_at, created_at)
  values (${visit.environmentId}, ${visit.hash}, ${visit.sessionId}, ${visit.connectionId}, ${visit.browserHash}, ${null},
    ${visit.sealedVisit}, ${null}, ${visit.expiresAt}, ${visit.now})`

export const selectConnectionByKey = (key: string) => sql`
  select environment_id, ${connectionColumns} from connections
  where external_key = ${key} and organization_id is not null`

export const selectEnvironment = (id: string) => sql`select id, name, client_id from environments where id = ${id}`

export const selectVisit = (hash: Buffer) => sql`select ${visitColumns} from sso_visits where hash = any(${[hash]})`

export const selectSession = (environmentId: string, id: string) => sql`
  select ${sessionColumns}, sealed_exchange from sso_sessions where environment_id = ${environmentId} and id = ${id}`

export const spendVisit = ({ environmentId, now }: Of, sessionId: string) => sql`
  update sso_visits set answered_at = ${now}
  where environment_id = ${environmentId} and session_id = ${sessionId} and answered_at is null and expires_at > ${now}`

export const keepAnswer = (environmentId: string, sessionId: string, sealed: string, expiresAt: Date) => sql`
  update sso_visits set sealed_answer = ${sealed}, expires_at = ${expiresAt}
  where environment_id = ${environmentId} and session_id = ${sessionId}`

export const authorizeSession = (
  { environmentId, now }: Of,
  { id, email, sealed, expiresAt }: { id: string; email: string; sealed: string; expiresAt: Date },
) => sql`
  update sso_sessions set state = 'authorized', steps = steps || ${step('validated', now)}, email = ${email},
    sealed_exchange = ${sealed}, expires_at = ${expiresAt}, updated_at = ${now}
  where environment_id = ${environmentId} and id = ${id} and state in ('started', 'timed_out')`

export const selectAnyConnection = (environmentId: string, id: string) => sql`
  select ${connectionColumns} from connections where environment_id = ${environmentId} and id = ${id}`

export const selectBranding = (environmentId: string) => sql`
  select e.name, b.settings from environments e left join branding b on b.environment_id = e.id where e.id = ${environmentId}`

export const selectOrganization = (environmentId: string, id: string) => sql`
  select id, name, external_id, stripe_customer_id, metadata, allow_profiles_outside_organization, created_at, updated_at,
    ${domainsOf(sql`o`)} as domains
  from organizations o where o.environment_id = ${environmentId} and o.id = ${id}`

export const selectOwnDomain = (environmentId: string, organizationId: string, domain: string) => sql`
  select ${domainColumns} from organization_domains
  where environment_id = ${environmentId} and organization_id = ${organizationId} and domain = ${domain}
    and state = 'verified'`

export const completeVisit = ({ environmentId, now }: Of, sessionId: string) => sql`
  update sso_visits set completed_at = ${now}, sealed_answer = null
  where environment_id = ${environmentId} and session_id = ${sessionId} and completed_at is null`

export const selectDefaultRole = (environmentId: string, organizationId: string) => sql`
  select r.slug from roles r where r.environment_id = ${environmentId} and r.id = coalesce(
    (select default_role_id from organization_role_orders
      where environment_id = ${environmentId} and organization_id = ${organizationId}),
    (select id from roles where environment_id = ${environmentId} and is_default)) for key share of r`

export interface NewProfile extends Of {
  id: string
  connectionId: string
  organizationId: string
  claims: Record<string, string>
  role: string
}

export const saveProfile = ({ environmentId, id, connectionId, organizationId, claims, role, now }: NewProfile) => sql`
  insert into profiles (environment_id, id, connection_id, organization_id, idp_id, email, first_name, last_name, name,
    groups, role_slugs, custom_attributes, raw_attributes, created_at, updated_at)
  values (${environmentId}, ${id}, ${connectionId}, ${organizationId}, ${text(claims.sub)}, ${text(claims.email)},
    ${text(claims.given_name)}, ${text(claims.family_name)}, ${text(claims.name)}, ${[]}, ${[role]}, ${{}}, ${claims}, ${now},
    ${now})
  on conflict (environment_id, connection_id, idp_id) do update set email = excluded.email,
    first_name = excluded.first_name, last_name = excluded.last_name, name = excluded.name, groups = excluded.groups,
    role_slugs = excluded.role_slugs, custom_attributes = excluded.custom_attributes,
    raw_attributes = excluded.raw_attributes, updated_at = excluded.updated_at
  returning ${profileColumns}`

export const traceCode = ({ environmentId, now }: Of, sessionId: string, profileId: string) => sql`
  update sso_sessions set steps = steps || ${step('code_issued', now)}, email = coalesce(${null}, email),
    profile_id = coalesce(${profileId}, profile_id), updated_at = ${now}
  where environment_id = ${environmentId} and id = ${sessionId}`

export interface NewCode extends Of {
  hash: Buffer
  sessionId: string
  profileId: string
  expiresAt: Date
}

export const insertCode = ({ environmentId, hash, sessionId, profileId, expiresAt, now }: NewCode) => sql`
  insert into sso_codes (environment_id, hash, session_id, profile_id, code_challenge, starts_at_provider,
    provider_session_ends_at, sealed_oauth_tokens, expires_at, created_at)
  values (${environmentId}, ${hash}, ${sessionId}, ${profileId}, ${null}, ${false}, ${null}, ${null}, ${expiresAt}, ${now})`

export const selectCode = (environmentId: string, hash: Buffer) => sql`
  select session_id, profile_id, code_challenge, starts_at_provider, provider_session_ends_at, expires_at, used_at,
    sealed_oauth_tokens
  from sso_codes where environment_id = ${environmentId} and hash = any(${[hash]})`

export const spendCode = ({ environmentId, now }: Of, hash: Buffer) => sql`
  update sso_codes set used_at = ${now}, sealed_oauth_tokens = null
  where environment_id = ${environmentId} and hash = any(${[hash]}) and used_at is null`

export const selectProfile = (environmentId: string, id: string) => sql`
  select ${profileColumns} from profiles where environment_id = ${environmentId} and id = ${id}`

export const selectConnectionType = (environmentId: string, id: string) => sql`
  select connection_type from connections where environment_id = ${environmentId} and id = ${id}`

export const completeSession = ({ environmentId, now }: Of, id: string) => sql`
  update sso_sessions set state = ${'succeeded'}, steps = steps || ${step('ended', now)}, updated_at = ${now}
  where environment_id = ${environmentId} and id = ${id} and state in ('authorized') returning ${sessionColumns}, is_announced`

export const createToken = (environmentId: string, hash: Buffer, tokenHash: Buffer, expiresAt: Date) => sql`
  update sso_codes set token_hash = ${tokenHash}, token_expires_at = ${expiresAt}
  where environment_id = ${environmentId} and hash = any(${[hash]})`

function step(name: string, now: Date): Statement {
  return sql`${JSON.stringify([{ name, at: now.toISOString() }])}::jsonb`
}

function text(claim: string | undefined): SqlValue {
  return claim ?? null
}
