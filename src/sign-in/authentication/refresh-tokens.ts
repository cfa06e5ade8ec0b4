import type { Context } from '#platform/context.ts'
import { isSame } from '#platform/crypto/is-same.ts'

/** The content of a refresh token: a session, and the number of earlier refreshes. */
export interface RefreshTokenClaims {
  sessionId: string
  generation: number
}

/**
 * A refresh token is `<session>.<generation>.<HMAC>` under the database's sealed hash key. Nothing of it is stored: the
 * session row knows its generation, so a refresh is one conditional update, a successor can be given again within the
 * grace period, and a token of an earlier generation proves its reuse.
 */
export function makeRefreshToken(ctx: Context, { sessionId, generation }: RefreshTokenClaims): string {
  return `${sessionId.slice(prefix.length)}.${generation}.${mac(ctx, sessionId, generation)}`
}

/** The claims of a valid token of this environment and client, or `undefined`. */
export function readRefreshToken(ctx: Context, token: string): RefreshTokenClaims | undefined {
  const [id = '', generationText = '', given = '', ...rest] = token.split('.')
  const generation = Number(generationText)
  if (rest.length > 0 || !/^\d{1,9}$/.test(generationText)) return undefined
  const sessionId = prefix + id
  return isSame(given, mac(ctx, sessionId, generation)) ? { sessionId, generation } : undefined
}

const prefix = 'session_'

function mac(ctx: Context, sessionId: string, generation: number): string {
  return ctx.system
    .hashCredential(`refresh_token:${ctx.environmentId}:${ctx.clientId}:${sessionId}:${generation}`)
    .toString('base64url')
}
