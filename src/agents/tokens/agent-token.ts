import { type AccessTokenClaims, issuerOf } from '#connect/oauth-server/index.ts'
import type { SessionRow } from '#people/sessions/index.ts'
import type { Context } from '#platform/context.ts'
import type { RotatingToken } from '#platform/crypto/rotating-tokens.ts'
import { defined } from '#platform/defined.ts'
import { isStorableText } from '#platform/http/json-body.ts'
import { createUlidMaker } from '#platform/ids.ts'
import { isRecord, recordOf } from '#platform/records.ts'
import { currentKey, signToken, verifyToken } from '#sign-in/access-tokens/index.ts'
import type { BlueprintRow } from '../blueprints/index.ts'
import type { InstanceRow } from '../instances/index.ts'
import type { AgentSessionRow } from '../sessions/index.ts'
import type { Authority } from './authority.ts'

/** Of an agent with the most permissions that a blueprint can have. */
const longest = 262_144

/** What a token is made of. */
export interface TokenSource {
  blueprint: BlueprintRow
  instance: InstanceRow
  session: AgentSessionRow & Pick<RotatingToken, 'secret'>
  authority: Authority
  /** The session of the user who delegated. */
  userSession: SessionRow | undefined
}

/** The claims that only agents' tokens have, in addition to those of every access token. */
interface AgentClaims extends AccessTokenClaims {
  sub_profile: 'ai_agent'
  permissions: readonly string[]
  intent?: { text: string }
  act?: { sub: string; sub_profile: 'user' }
}

/** Signs an access token (RFC 9068) that expires no later than its session and the user's session. It is not stored. */
export async function signAgentToken(
  ctx: Context,
  { blueprint, instance, session, authority, userSession }: TokenSource,
): Promise<{ token: string; expiresIn: number }> {
  const issuedAt = Math.floor(ctx.now().getTime() / 1_000)
  const ends = [session.expires_at, ...(userSession === undefined ? [] : [userSession.expires_at])]
  const exp = Math.min(
    issuedAt + blueprint.access_token_ttl_seconds,
    ...ends.map((end) => Math.floor(Date.parse(end) / 1_000)),
  )
  const { userId } = authority
  const claims: AgentClaims = {
    iss: issuerOf(ctx),
    sub: instance.id,
    sub_profile: 'ai_agent',
    aud: ctx.clientId,
    client_id: ctx.clientId,
    sid: session.id,
    org_id: instance.organization_id,
    permissions: authority.permissions,
    ...(session.intent === null ? {} : { intent: { text: session.intent } }),
    ...(userId === undefined ? {} : { act: { sub: userId, sub_profile: 'user' } }),
    ...defined({
      auth_time: userSession && Math.floor(Date.parse(userSession.authenticated_at) / 1_000),
    }),
    jti: createUlidMaker(ctx.now)(),
    iat: issuedAt,
    exp,
  }
  return { token: await signToken(await currentKey(ctx), 'at+jwt', claims), expiresIn: exp - issuedAt }
}

/** The claims of an agent's token that identify its session, instance and user. */
export interface NamedByToken {
  sessionId: string
  instanceId: string
  permissions: readonly string[]
  intent: string | null
}

/**
 * The session and instance of an agent's token, if this environment signed it and it has not expired; otherwise
 * `undefined`.
 */
export async function verifyAgentToken(ctx: Context, token: string): Promise<NamedByToken | undefined> {
  const claims = await verifyToken(ctx, token, { type: 'at+jwt', issuer: issuerOf(ctx), maxLength: longest })
  return namedBy(recordOf(claims))
}

/** The session and instance that verified claims name; `undefined` if they are not of an agent’s token. */
export function namedBy(claims: object): NamedByToken | undefined {
  const { sub, sid, sub_profile, permissions, intent } = recordOf(claims)
  if (sub_profile !== 'ai_agent' || !isName(sub) || !isName(sid)) return undefined
  return {
    sessionId: sid,
    instanceId: sub,
    permissions: Array.isArray(permissions) ? permissions.filter((slug) => typeof slug === 'string') : [],
    intent: isRecord(intent) && typeof intent.text === 'string' ? intent.text : null,
  }
}

/** What can be looked up in the database. */
export function isName(claim: unknown): claim is string {
  return typeof claim === 'string' && isStorableText(claim)
}
