import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { createUlidMaker } from '#platform/ids.ts'
import { accessTokenSeconds } from './lifetime.ts'
import { signToken } from './sign-token.ts'
import type { SigningKey } from './signing-keys.ts'

/** The session data in a token, recomputed for every token. */
export interface TokenSubject {
  userId: string
  sessionId: string
  authenticatedAt: string
  /** No token outlives its session. */
  sessionExpiresAt: string
  organization?: TokenOrganization
  impersonatorEmail?: string
  /** The slugs of those that the user gets in the organization. */
  featureFlags?: readonly string[]
  /** Claims from the environment's JWT template. They replace default claims of the same name. */
  templateClaims?: Readonly<Record<string, unknown>>
}

export interface TokenOrganization {
  id: string
  role: string
  roles: string[]
  permissions: string[]
}

export interface AccessTokenClaims {
  iss: string
  sub: string
  sid: string
  jti: string
  iat: number
  exp: number
  client_id: string
  auth_time: number
  org_id?: string
  role?: string
  roles?: string[]
  permissions?: string[]
  feature_flags?: readonly string[]
  act?: { sub: string }
}

/** Makes the access token of a session. */
export function mintAccessToken(ctx: Context, key: SigningKey, subject: TokenSubject): Promise<string> {
  return signToken(key, 'JWT', claimsOf(ctx, subject))
}

/** The issuer of the environment's tokens. Stable across host names: it comes from the configuration. */
export function issuerOf(ctx: Context): string {
  return `${ctx.system.config.url}/user_management/${ctx.clientId}`
}

/** Template claims win, except for those that identify the subject and the impersonator. */
function claimsOf(ctx: Context, subject: TokenSubject): AccessTokenClaims {
  const issuedAt = Math.floor(ctx.now().getTime() / 1_000)
  const { organization, impersonatorEmail, featureFlags = [] } = subject
  return {
    sid: subject.sessionId,
    ...defined({
      org_id: organization?.id,
      role: organization?.role,
      roles: organization?.roles,
      permissions: organization?.permissions,
    }),
    ...(featureFlags.length === 0 ? {} : { feature_flags: featureFlags }),
    client_id: ctx.clientId,
    auth_time: Math.floor(Date.parse(subject.authenticatedAt) / 1_000),
    ...subject.templateClaims,
    ...(impersonatorEmail === undefined ? {} : { act: { sub: impersonatorEmail } }),
    iss: issuerOf(ctx),
    sub: subject.userId,
    jti: createUlidMaker(ctx.now)(),
    iat: issuedAt,
    exp: Math.min(issuedAt + accessTokenSeconds, Math.floor(Date.parse(subject.sessionExpiresAt) / 1_000)),
  }
}
