import type { Context } from '#platform/context.ts'
import type { RotatingToken } from '#platform/crypto/rotating-tokens.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { SecurityProfile } from '../applications/index.ts'
import type { ConsentRow } from './consents.ts'
import type { RequestedClaims } from './requested-claims.ts'

/** A grant that is currently valid, with what its tokens contain. */
export interface LiveGrant extends Pick<ConsentRow, 'user_id' | 'organization_id' | 'resource' | 'claims'> {
  id: string
  consent_id: string
  /** The `sid` of its tokens. */
  sid: string
  application_id: string
  client_id: string
  /** The profile of the application. */
  security_profile: SecurityProfile
  scopes: string[]
  /** The key that its refresh tokens are bound to. */
  dpop_jkt: string | null
  session_id: string
  /** Null where the request named none. */
  requested_claims: RequestedClaims | null
  amr: string[] | null
  /** The level that the sign-in had by the names of its time, if it had any. */
  acr: string | null
  /** The number of refreshes. */
  generation: number
  token_secret_hash: Buffer | null
  refreshed_at: string
  expires_at: string
  authenticated_at: string
  impersonator: { email: string; reason: string | null } | null
}

/** A grant for which tokens can be made. */
export type TokenGrant = LiveGrant & Pick<RotatingToken, 'secret'>

/**
 * A grant while it lives: its session is active, its consent and application are there, and its user is an active member of its
 * organization. Of a user whom a provider asserted, its connection still takes assertions. So whatever ends one of these ends the grant
 * from the next statement on.
 */
export function findLiveGrant(ctx: Context, id: string): Promise<LiveGrant | undefined> {
  return ctx.db.maybe<LiveGrant>(selectLiveGrant(ctx, id, ctx.now()))
}

export function selectLiveGrant({ environmentId }: Pick<Context, 'environmentId'>, id: string, now: Date): Statement {
  return sql`
    select ${liveGrant} where g.environment_id = ${environmentId} and g.id = ${id} and ${isLive(environmentId, now)}`
}

const liveGrant = sql`
    g.id, g.consent_id, coalesce(g.sid, g.consent_id) as sid, g.scopes, g.dpop_jkt, g.requested_claims, g.amr, g.acr, c.user_id, c.organization_id, c.resource, c.claims, c.application_id,
      a.client_id, a.security_profile, s.id as session_id, s.generation, s.token_secret_hash, s.refreshed_at, s.expires_at, s.authenticated_at, s.impersonator
    from connect_grants g
    join connect_consents c on c.environment_id = g.environment_id and c.id = g.consent_id
    join connect_applications a on a.environment_id = c.environment_id and a.id = c.application_id
    join sessions s on s.environment_id = g.environment_id and s.id = g.session_id`

/** The newest live grant of a user's ID token, which names it by the session or the consent. */
export function findGrantOfIdToken(
  ctx: Context,
  { applicationId, userId, sid }: { applicationId: string; userId: string; sid: string },
): Promise<LiveGrant | undefined> {
  return ctx.db.maybe<LiveGrant>(sql`
    select ${liveGrant} where g.environment_id = ${ctx.environmentId} and c.user_id = ${userId}
      and c.application_id = ${applicationId} and coalesce(g.sid, g.consent_id) = ${sid}
      and ${isLive(ctx.environmentId, ctx.now())}
    order by g.id desc limit 1`)
}

/** The newest live grant of a consent that began with an assertion of a connection's provider. */
export function findAssertedGrant(
  ctx: Context,
  { id }: Pick<ConsentRow, 'id'>,
  connectionId: string,
): Promise<LiveGrant | undefined> {
  return ctx.db.maybe<LiveGrant>(sql`
    select ${liveGrant} where g.environment_id = ${ctx.environmentId} and g.consent_id = ${id}
      and g.connection_id = ${connectionId} and ${isLive(ctx.environmentId, ctx.now())}
    order by g.id desc limit 1`)
}

/** The condition that grant `g` is live, from itself, its consent `c` and its session `s`. */
function isLive(environmentId: string, now: Date): Statement {
  return sql`
    s.status = 'active' and s.expires_at > ${now} and (c.organization_id is null or exists (
      select 1 from organization_memberships m
      where m.environment_id = ${environmentId} and m.user_id = c.user_id and m.organization_id = c.organization_id
        and m.status = 'active')) and (g.connection_id is null or exists (
      select 1 from connections n
      join oidc_settings o on o.environment_id = n.environment_id and o.connection_id = n.id
      where n.environment_id = ${environmentId} and n.id = g.connection_id and n.state in ('active', 'validating')
        and o.accepts_identity_assertions))`
}

/** The applications among the given ones that have a live grant of any user. */
export async function applicationsInUse(ctx: Context, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await ctx.db.many<{ id: string }>(sql`
    select a.id from unnest(${[...ids]}::text[]) a (id) where exists (
      select 1 from connect_consents c
      join connect_grants g on g.environment_id = c.environment_id and g.consent_id = c.id
      join sessions s on s.environment_id = g.environment_id and s.id = g.session_id
      where c.environment_id = ${ctx.environmentId} and c.application_id = a.id and ${isLive(ctx.environmentId, ctx.now())})`)
  return new Set(rows.map(({ id }) => id))
}
