import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { accessTokenSeconds, type SigningKey, signToken } from '#sign-in/access-tokens/index.ts'
import { isLive, type RegistrationRow } from '../agent-registrations/index.ts'
import { type AccessTokenClaims, issuerOf } from '../oauth-server/index.ts'

export interface AgentToken {
  jti: string
  issuedAt: number
  scopes: readonly string[]
  audience: string
}

/** Signs an access token. Its subject is the agent, and its actor the person for whom the agent acts. */
export function mintAgentToken(
  ctx: Context,
  key: SigningKey,
  { id, organization_id, user_id }: RegistrationRow,
  { jti, issuedAt, scopes, audience }: AgentToken,
): Promise<string> {
  const claims: AccessTokenClaims = {
    iss: issuerOf(ctx),
    sub: id,
    aud: audience,
    client_id: id,
    org_id: organization_id,
    ...(user_id === null ? {} : { act: { sub: user_id } }),
    ...(scopes.length === 0 ? {} : { scope: scopes.join(' ') }),
    jti,
    iat: issuedAt,
    exp: issuedAt + accessTokenSeconds,
  }
  return signToken(key, 'at+jwt', claims)
}

export function isAgentToken({ client_id, sub }: AccessTokenClaims): boolean {
  return client_id.startsWith('agent_reg_') && client_id === sub
}

/**
 * Whether an unexpired token is still valid: neither it nor its agent was revoked, and the person is still a member.
 */
export async function isLiveToken(ctx: Context, { jti, sub }: AccessTokenClaims): Promise<boolean> {
  const live = await ctx.db.maybe(sql`
    select 1 from agent_credentials k
    join agent_registrations r on r.environment_id = k.environment_id and r.id = k.registration_id
    left join organization_memberships m on m.environment_id = r.environment_id and m.user_id = r.user_id
      and m.organization_id = r.organization_id
    where k.environment_id = ${ctx.environmentId} and k.jti = ${jti} and r.id = ${sub}
      and ${isLive(ctx)} and (r.user_id is null or m.status = 'active')`)
  return live !== undefined
}

/** The claims of a valid token. */
export async function currentToken(ctx: Context, claims: AccessTokenClaims): Promise<AccessTokenClaims | undefined> {
  return (await isLiveToken(ctx, claims)) ? claims : undefined
}

export async function revokeToken(ctx: Context, { jti }: AccessTokenClaims): Promise<void> {
  await ctx.db.run(sql`delete from agent_credentials where environment_id = ${ctx.environmentId} and jti = ${jti}`)
}
