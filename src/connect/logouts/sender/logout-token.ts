import type { Context } from '#platform/context.ts'
import { currentKey, signToken } from '#sign-in/access-tokens/index.ts'
import type { SecurityProfile } from '../../applications/index.ts'
import { issuerOf, keyFor } from '../../oauth-server/index.ts'

const lifetimeSeconds = 120

/**
 * OpenID Connect Back-Channel Logout 1.0 §2.4. Each request has a token of its own: a receiver that has seen a `jti` may refuse
 * it, though its answer to the first one was lost. It is signed as the application's ID tokens (§2.6).
 */
export async function signLogoutToken(
  ctx: Context,
  { clientId, userId, sid, profile }: { clientId: string; userId: string; sid: string; profile: SecurityProfile },
): Promise<string> {
  const issuedAt = Math.floor(ctx.now().getTime() / 1_000)
  const key = keyFor({ security_profile: profile }, await currentKey(ctx))
  return signToken(key, 'logout+jwt', {
    iss: issuerOf(ctx),
    aud: clientId,
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
    jti: ctx.newId('logout_token'),
    sub: userId,
    sid,
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  })
}
