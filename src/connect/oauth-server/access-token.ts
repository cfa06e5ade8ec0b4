import type { Context } from '../../platform/context.ts'
import { type Statement, sql } from '../../platform/db/sql.ts'
import { createUlidMaker } from '../../platform/ids.ts'
import { accessTokenSeconds, type SigningKey, signToken } from '../../sign-in/access-tokens/index.ts'
import type { Client } from '../applications/index.ts'
import { issuerOf } from './issuer.ts'
import { type AccessTokenClaims, verifyClientToken } from './verify-client-token.ts'

/** What a token is made of that its client alone does not say. */
export interface Grant {
  subject: string
  /** Of the organization, where the token is for one. */
  organizationId: string | null
  scopes: readonly string[]
  audience: string
}

/** Signs an access token. Nothing of it is stored. */
export function mintClientToken({ ctx, client_id }: Client, key: SigningKey, grant: Grant): Promise<string> {
  const issuedAt = Math.floor(ctx.now().getTime() / 1_000)
  const claims: AccessTokenClaims = {
    iss: issuerOf(ctx),
    sub: grant.subject,
    aud: grant.audience,
    client_id,
    ...(grant.organizationId === null ? {} : { org_id: grant.organizationId }),
    ...(grant.scopes.length === 0 ? {} : { scope: grant.scopes.join(' ') }),
    jti: createUlidMaker(ctx.now)(),
    iat: issuedAt,
    exp: issuedAt + accessTokenSeconds,
  }
  return signToken(key, 'at+jwt', claims)
}

/**
 * The claims of an access token that this environment has issued and that counts now: it has not run out, was not revoked, and
 * its application is still there. `undefined` for everything else.
 */
export async function readClientToken(ctx: Context, token: string): Promise<AccessTokenClaims | undefined> {
  const claims = await verifyClientToken(ctx, token)
  if (claims === undefined) return undefined
  const live = await ctx.db.maybe(selectLive(ctx, claims))
  return live === undefined ? undefined : claims
}

export function selectLive(
  { environmentId }: Pick<Context, 'environmentId'>,
  { client_id, jti }: Pick<AccessTokenClaims, 'client_id' | 'jti'>,
): Statement {
  return sql`
    select 1 from connect_applications a
    where a.environment_id = ${environmentId} and a.client_id = ${client_id} and not exists (
      select 1 from connect_revoked_tokens r where r.environment_id = ${environmentId} and r.jti = ${jti})`
}

/** Ends a token before its time. Kept until it would have run out. */
export async function revokeClientToken(ctx: Context, { jti, exp }: AccessTokenClaims): Promise<void> {
  await ctx.db.run(sql`
    insert into connect_revoked_tokens (environment_id, jti, expires_at)
    values (${ctx.environmentId}, ${jti}, ${new Date(exp * 1_000)}) on conflict do nothing`)
}
