// What Gatehouse sends for a sign-in through OpenID Connect, in the order of the requests.
import { type SqlValue, type Statement, sql } from '#platform/db/sql.ts'

const connectionColumns = sql`
  id, organization_id, connection_type, name, state, external_key, attribute_map, external_id, created_at, updated_at`
const joinedConnection = sql`
  c.id, c.organization_id, c.connection_type, c.name, c.state, c.external_key, c.attribute_map, c.external_id, c.created_at,
  c.updated_at, (select client_id from environments e where e.id = c.environment_id) as client_id`
const visitColumns = sql`
  v.environment_id, v.session_id, v.connection_id, v.browser_hash, v.request_id, v.sealed_visit, v.sealed_answer,
  v.answered_at, v.completed_at, v.expires_at`
const joinAttempt = sql`cross join lateral (
  select t.state, t.failure_reason, t.sealed_exchange from sso_sessions t
  where t.environment_id = v.environment_id and t.id = v.session_id offset 0) t`
const sessionColumns = sql`
  id, connection_id, organization_id, origin, state, email, profile_id, ip_address, user_agent, failure_reason,
  failure_message, failure_details, steps, expires_at, created_at, updated_at`
const attemptColumns = sql`id, connection_id, organization_id, email, ip_address, user_agent`
const profileColumns = sql`
  id, connection_id, organization_id, idp_id, email, first_name, last_name, name, groups, role_slugs, custom_attributes,
  raw_attributes, user_id`

export interface Of {
  environmentId: string
  now: Date
}

export const selectClient = (clientId: string) =>
  sql`select id from environments where client_id = ${clientId} and absent is null`

export const selectRedirectUris = (environmentId: string, uri: string) => sql`
  select uri from redirect_uris where environment_id = ${environmentId} and (uri = ${uri} or strpos(uri, '*') > 0)`

export const selectConnection = (environmentId: string, id: string) => sql`
  select ${connectionColumns} from connections
  where environment_id = ${environmentId} and id = ${id} and organization_id is not null`

const storedSettings = (environmentId: string) => sql`
  (select json_build_object('sign_in', settings, 'radar', radar, 'directory_sync', directory_sync)
    from sign_in_settings where environment_id = ${environmentId})`

export const selectOidcSettings = (environmentId: string, connectionId: string) => sql`
  select connection_id, issuer, discovery_endpoint, client_id, sealed_client_secret, client_authentication, scopes,
    kept_redirect_uri, uses_pkce, id_token_algorithm, asks_userinfo, accepts_identity_assertions, discovery_read_at, discovery_failure,
    discovery_failures, discovery_due_at
  from oidc_settings where environment_id = ${environmentId} and connection_id = ${connectionId}`

const announcedPerHour = 100

export const selectPolicy = ({ environmentId, now }: Of, connectionId: string) => sql`
  select ${storedSettings(environmentId)} as settings, (select count(*) < ${announcedPerHour} from (
      select from sso_sessions
      where environment_id = ${environmentId} and connection_id = ${connectionId} and is_announced
        and origin = 'service_provider' and state in ('started', 'timed_out', 'failed')
        and created_at > ${new Date(now.getTime() - 3_600_000)} limit ${announcedPerHour}
    ) unsuccessful) as may_announce`

export interface NewSession extends Of {
  id: string
  connectionId: string
  organizationId: string
  expiresAt: Date
  isAnnounced: boolean
  sealedExchange: string
}

const insertSession = ({ environmentId, id, connectionId, organizationId, now, ...session }: NewSession) => sql`
  insert into sso_sessions (environment_id, id, connection_id, organization_id, origin, state, email, ip_address,
    user_agent, steps, sealed_exchange, expires_at, is_announced, created_at, updated_at)
  values (${environmentId}, ${id}, ${connectionId}, ${organizationId}, ${'service_provider'}, 'started', ${null}, ${null},
    ${null}, ${step('started', now)}, ${session.sealedExchange}, ${session.expiresAt}, ${session.isAnnounced}, ${now}, ${now})`

export const announceSession = (environmentId: string, id: string) => sql`
  update sso_sessions set is_announced = true
  where environment_id = ${environmentId} and id = ${id} and not is_announced returning ${sessionColumns}`

export interface NewVisit extends Of {
  hash: Buffer
  sessionId: string
  connectionId: string
  browserHash: Buffer
  sealedVisit: string
  expiresAt: Date
}

/** The attempt and its visit. */
export const insertAttempt = (session: NewSession, visit: NewVisit) => sql`
  with first_change as (${insertSession(session)})
  insert into sso_visits (environment_id, hash, session_id, connection_id, browser_hash, request_id, sealed_visit,
    answered_at, expires_at, created_at)
  values (${visit.environmentId}, ${visit.hash}, ${visit.sessionId}, ${visit.connectionId}, ${visit.browserHash}, ${null},
    ${visit.sealedVisit}, ${null}, ${visit.expiresAt}, ${visit.now})`

export const selectConnectionByKey = (key: string) => sql`
  select c.environment_id, ${joinedConnection} from connections c
  where c.external_key = ${key} and c.organization_id is not null and exists (select 1 from environments e where e.id = c.environment_id and e.absent is null)`

/** With the request that was sent. */
export const selectTracedVisit = (hash: Buffer) => sql`
  select ${visitColumns}, t.sealed_exchange from sso_visits v ${joinAttempt} where v.hash = ${hash}`

/** With its connection. */
export const selectVisit = (hash: Buffer) => sql`
  select ${visitColumns}, t.state as attempt_state, t.failure_reason, ${joinedConnection} from sso_visits v ${joinAttempt}
    join connections c on c.environment_id = v.environment_id and c.id = v.connection_id where v.hash = ${hash}
      and exists (select 1 from environments e where e.id = v.environment_id and e.absent is null)`

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

export const selectAdmission = (environmentId: string, organizationId: string, domain: string) => sql`
  select ${storedSettings(environmentId)} as settings, (select allow_profiles_outside_organization from organizations
    where environment_id = ${environmentId} and id = ${organizationId}) as admits_all, exists (select from organization_domains
    where environment_id = ${environmentId} and organization_id = ${organizationId} and domain = ${domain}
      and state = 'verified') as is_own`

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

const traceCode = ({ environmentId, now }: Of, sessionId: string, profileId: string) => sql`
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
  with first_change as (${traceCode({ environmentId, now }, sessionId, profileId)})
  insert into sso_codes (environment_id, hash, session_id, profile_id, code_challenge, starts_at_provider,
    provider_session_ends_at, sealed_oauth_tokens, expires_at, created_at)
  values (${environmentId}, ${hash}, ${sessionId}, ${profileId}, ${null}, ${false}, ${null}, ${null}, ${expiresAt}, ${now})`

export const selectCode = (environmentId: string, hash: Buffer) => sql`
  select t.session_id, t.profile_id, t.code_challenge, t.starts_at_provider, t.provider_session_ends_at, t.expires_at,
    t.used_at, t.sealed_oauth_tokens, p.id, p.connection_id, p.organization_id, p.idp_id, p.email, p.first_name, p.last_name,
    p.name, p.groups, p.role_slugs, p.custom_attributes, p.raw_attributes, p.user_id, c.connection_type
  from sso_codes t join profiles p on p.environment_id = t.environment_id and p.id = t.profile_id
    join connections c on c.environment_id = p.environment_id and c.id = p.connection_id
  where t.environment_id = ${environmentId} and t.hash = ${hash} and c.state in ('active', 'validating')`

/** Spends a code for a token, and completes its attempt. */
export const exchangeCode = ({ environmentId, now }: Of, hash: Buffer, tokenHash: Buffer, expiresAt: Date) => sql`
  with spent as (
      update sso_codes set used_at = ${now}, sealed_oauth_tokens = null, token_hash = ${tokenHash},
        token_expires_at = ${expiresAt}
      where environment_id = ${environmentId} and hash = ${hash} and used_at is null returning session_id),
    completed as (
      update sso_sessions set state = 'succeeded', steps = steps || ${step('ended', now)}, updated_at = ${now}
      where environment_id = ${environmentId} and id = (select session_id from spent) and state in ('authorized')
      returning ${attemptColumns})
  select exists (select from spent) as is_first, (select row_to_json(completed) from completed) as attempt`

function step(name: string, now: Date): Statement {
  return sql`${JSON.stringify([{ name, at: now.toISOString() }])}::jsonb`
}

function text(claim: string | undefined): SqlValue {
  return claim ?? null
}
