import { findActiveMembership } from '#access/organization-memberships/index.ts'
import { findUser, type UserRow } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { accessTokenSeconds, currentKey, type SigningKey, signToken } from '#sign-in/access-tokens/index.ts'
import { findTemplate, templateClaims, templateErrors } from '#sign-in/jwt-templates/index.ts'
import { grantRefused, grantTokens, type LiveGrant, type TokenGrant } from '../../grants/index.ts'
import { findResource } from '../../resources/index.ts'
import { invalidTarget } from '../errors.ts'
import { type IssuedToken, tokenTypeOf } from '../grants/grant.ts'
import { issuerOf } from '../issuers/issuer.ts'
import { mintClientToken } from './access-token.ts'
import type { Confirmation } from './confirmation.ts'
import { keyFor } from './key-for.ts'
import { userClaims } from './user-claims.ts'

/** What {@link issueTokens} throws. */
export const tokenErrors = [grantRefused, invalidTarget, ...templateErrors]

export interface TokenOptions {
  /** A subset of the scopes of the grant. */
  scopes: readonly string[]
  nonce?: string | null
  /** What the access token is bound to. */
  cnf?: Confirmation | undefined
}

/**
 * The tokens of a grant: an access token; with the scope `offline_access` a refresh token; with `openid` an ID token
 * (OpenID Connect Core §2). Data of the user is read again each time.
 *
 * @throws grantRefused, invalidTarget where the resource is not registered any more, tokenTooBig, templateFailed
 */
export async function issueTokens(
  ctx: Context,
  grant: TokenGrant,
  { scopes, nonce = null, cnf }: TokenOptions,
): Promise<IssuedToken> {
  const content = await contentOf(ctx, grant)
  const { user, key } = content
  const [accessToken, idToken] = await Promise.all([
    mint(ctx, grant, content, { scopes, cnf, authTime: authTimeOf(grant) }),
    scopes.includes('openid') ? signIdToken(ctx, key, { grant, user, scopes, nonce }) : undefined,
  ])
  return {
    ...accessToken,
    ...(grant.scopes.includes('offline_access') ? { refresh_token: grantTokens.make(ctx, grant) } : {}),
    ...defined({ id_token: idToken }),
  }
}

interface AccessTokenOptions extends Pick<TokenOptions, 'scopes' | 'cnf'> {
  /** When the user authenticated, in seconds, if that is known. */
  authTime: number | undefined
}

/** The access token alone, of a grant that someone else than its user began. @throws as {@link issueTokens} */
export async function issueAccessToken(
  ctx: Context,
  grant: LiveGrant,
  options: AccessTokenOptions,
): Promise<IssuedToken> {
  return mint(ctx, grant, await contentOf(ctx, grant), options)
}

interface Content {
  user: UserRow
  key: SigningKey
  claims: Readonly<Record<string, unknown>>
}

async function contentOf(ctx: Context, grant: LiveGrant): Promise<Content> {
  const { user_id, organization_id, resource } = grant
  const [user, membership, template, current, registered] = await Promise.all([
    findUser(ctx, user_id),
    organization_id === null ? undefined : findActiveMembership(ctx, user_id, organization_id),
    findTemplate(ctx),
    currentKey(ctx),
    resource === null ? undefined : findResource(ctx, resource),
  ])
  if (user === undefined) throw grantRefused('The user does not exist any more.')
  if (resource !== null && registered === undefined) throw invalidTarget()
  const fromTemplate = await templateClaims(ctx, template, { user, membership })
  return { user, key: keyFor(grant, current), claims: { ...fromTemplate, ...grant.claims } }
}

async function mint(
  ctx: Context,
  grant: LiveGrant,
  { user, key, claims }: Content,
  { scopes, cnf, authTime }: AccessTokenOptions,
): Promise<IssuedToken> {
  const { token, expiresIn } = await mintClientToken({ ctx, client_id: grant.client_id }, key, {
    subject: user.id,
    organizationId: grant.organization_id,
    scopes,
    audience: grant.resource ?? ctx.clientId,
    ofUser: {
      sid: grant.sid,
      grant_id: grant.id,
      ...defined({ auth_time: authTime, acr: grant.acr ?? undefined }),
      ...(grant.impersonator === null ? {} : { act: { sub: grant.impersonator.email } }),
    },
    cnf,
    moreClaims: claims,
    endsAt: grant.expires_at,
  })
  return {
    access_token: token,
    token_type: tokenTypeOf(cnf),
    expires_in: expiresIn,
    ...(scopes.length === 0 ? {} : { scope: scopes.join(' ') }),
  }
}

/** The type tells it from access tokens, the issuer from tokens of sessions. */
function signIdToken(
  ctx: Context,
  key: SigningKey,
  { grant, user, scopes, nonce }: { grant: LiveGrant; user: UserRow; scopes: readonly string[]; nonce: string | null },
): Promise<string> {
  const issuedAt = Math.floor(ctx.now().getTime() / 1_000)
  return signToken(key, 'JWT', {
    ...userClaims(user, scopes, grant.requested_claims?.idToken),
    ...defined({ amr: grant.amr?.length ? grant.amr : undefined, acr: grant.acr ?? undefined }),
    iss: issuerOf(ctx),
    aud: grant.client_id,
    sid: grant.sid,
    auth_time: authTimeOf(grant),
    ...(nonce === null ? {} : { nonce }),
    iat: issuedAt,
    exp: issuedAt + accessTokenSeconds,
  })
}

function authTimeOf({ authenticated_at }: LiveGrant): number {
  return Math.floor(Date.parse(authenticated_at) / 1_000)
}
