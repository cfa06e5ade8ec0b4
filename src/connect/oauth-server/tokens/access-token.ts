import type { Context } from '#platform/context.ts'
import type { JsonWebKey } from '#platform/crypto/json-web-key.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { isStorableText } from '#platform/http/json-body.ts'
import { createUlidMaker } from '#platform/ids.ts'
import {
  accessTokenSeconds,
  peekToken,
  type SigningKey,
  selectPublicKey,
  signToken,
} from '#sign-in/access-tokens/index.ts'
import type { Client } from '../../applications/index.ts'
import { findLiveGrant } from '../../grants/index.ts'
import { issuerOf } from '../issuers/issuer.ts'
import { findForeignTokens } from '../server-parts.ts'
import type { Confirmation } from './confirmation.ts'
import { withoutReserved } from './reserved-claims.ts'
import { type AccessTokenClaims, verifyClientToken } from './verify-client-token.ts'

/** What a token is made of that its client alone does not say. */
export interface TokenContent {
  subject: string
  /** Of the organization, where the token is for one. */
  organizationId: string | null
  scopes: readonly string[]
  audience: string
  /** The grant, session and user of a user's token. */
  ofUser?: Pick<AccessTokenClaims, 'sid' | 'grant_id' | 'auth_time' | 'acr' | 'act'>
  cnf?: Confirmation | undefined
  /** What others add. Names that say who may do what are ours. */
  moreClaims?: Readonly<Record<string, unknown>>
  /** A token expires no later than its grant. */
  endsAt?: string
}

/** Signs an access token. Nothing of it is stored. */
export async function mintClientToken(
  { ctx, client_id }: Pick<Client, 'ctx' | 'client_id'>,
  key: SigningKey,
  { subject, organizationId, scopes, audience, ofUser, cnf, moreClaims, endsAt }: TokenContent,
): Promise<{ token: string; expiresIn: number }> {
  const issuedAt = Math.floor(ctx.now().getTime() / 1_000)
  const end = endsAt === undefined ? Number.POSITIVE_INFINITY : Math.floor(Date.parse(endsAt) / 1_000)
  const expiresIn = Math.min(accessTokenSeconds, end - issuedAt)
  const claims: AccessTokenClaims = {
    ...withoutReserved(moreClaims ?? {}),
    iss: issuerOf(ctx),
    sub: subject,
    aud: audience,
    client_id,
    ...(organizationId === null ? {} : { org_id: organizationId }),
    ...(scopes.length === 0 ? {} : { scope: scopes.join(' ') }),
    ...ofUser,
    ...(cnf === undefined ? {} : { cnf }),
    jti: createUlidMaker(ctx.now)(),
    iat: issuedAt,
    exp: issuedAt + expiresIn,
  }
  return { token: await signToken(key, 'at+jwt', claims), expiresIn }
}

/**
 * The claims of an access token of this environment if it is currently valid: it has not expired or been revoked, its
 * application exists, and a user's grant is live. Otherwise `undefined`.
 */
export async function readClientToken(
  ctx: Context,
  token: string,
  looked?: LookedUpToken,
): Promise<AccessTokenClaims | undefined> {
  const claims = await verifyClientToken(ctx, token, looked?.public_jwk)
  if (claims === undefined) return undefined
  const foreign = findForeignTokens(ctx, claims)
  if (foreign !== undefined) return foreign.current(ctx, claims)
  return (await isOfApplication(ctx, claims, looked?.is_live)) ? claims : undefined
}

/** What of a token was looked up before it was verified. */
export interface LookedUpToken {
  /** The published key that it names. */
  public_jwk: JsonWebKey | null
  /** Whether its application exists and it was not revoked. */
  is_live: boolean
}

/** The columns of that, after a comma, by `a.environment_id`; nothing for what is no token of ours. */
export function lookUpToken(token: string, now: Date): Statement | undefined {
  const { kid, claims: { client_id, jti } = {} } = peekToken(token) ?? {}
  if (kid === undefined || !isText(client_id) || !isText(jti)) return undefined
  const environmentId = sql`a.environment_id`
  return sql`,
      (${selectPublicKey(environmentId, kid, now)}) as public_jwk,
      exists (${selectLive(environmentId, { client_id, jti })}) as is_live`
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && isStorableText(value)
}

/** Of an application that exists, for the subject of the token. */
async function isOfApplication(ctx: Context, claims: AccessTokenClaims, isLive?: boolean): Promise<boolean> {
  const environmentId = sql`${ctx.environmentId}`
  const [live, whose] = await Promise.all([
    isLive ?? ctx.db.maybe(selectLive(environmentId, claims)).then((row) => row !== undefined),
    findSubject(ctx, claims),
  ])
  return live && whose !== undefined
}

/**
 * The token belongs to a user's grant, to the client itself, or to a machine whose token another application exchanged.
 */
async function findSubject(ctx: Context, { grant_id, sub, client_id, jti }: AccessTokenClaims): Promise<unknown> {
  if (grant_id !== undefined) return findLiveGrant(ctx, grant_id)
  return sub === client_id ? sub : ctx.db.maybe(selectLive(sql`${ctx.environmentId}`, { client_id: sub, jti }))
}

export function selectLive(
  environmentId: Statement,
  { client_id, jti }: Pick<AccessTokenClaims, 'client_id' | 'jti'>,
): Statement {
  return sql`
    select 1 from connect_applications live
    where live.environment_id = ${environmentId} and live.client_id = ${client_id} and not exists (
      select 1 from connect_revoked_tokens r where r.environment_id = ${environmentId} and r.jti = ${jti})`
}

/** Ends a token before its time. Kept until it would have run out. */
export async function revokeClientToken(ctx: Context, { jti, exp }: AccessTokenClaims): Promise<void> {
  await ctx.db.run(sql`
    insert into connect_revoked_tokens (environment_id, jti, expires_at)
    values (${ctx.environmentId}, ${jti}, ${new Date(exp * 1_000)}) on conflict do nothing`)
}
