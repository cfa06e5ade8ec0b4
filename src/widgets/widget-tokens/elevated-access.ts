import type { Context } from '#platform/context.ts'
import { currentKey, readSigned, signToken } from '#sign-in/access-tokens/index.ts'
import { elevatedAccessRequired } from './errors.ts'
import { issuerOf } from './widget-token.ts'

/** How long a proof counts. The widget keeps its token in memory alone. */
const elevatedSeconds = 600

/** A token that says that the person behind a widget has just proven to be its user. */
export async function mintElevatedToken(
  ctx: Context,
  userId: string,
): Promise<{ elevatedAccessToken: string; expiresAt: string }> {
  const exp = Math.floor(ctx.now().getTime() / 1_000) + elevatedSeconds
  const claims = { iss: issuerOf(ctx), sub: userId, exp }
  return {
    elevatedAccessToken: await signToken(await currentKey(ctx), 'elevated+jwt', claims),
    expiresAt: new Date(exp * 1_000).toISOString(),
  }
}

/** What a token proves of a user; `expired` only for one that was theirs. */
export async function checkElevated(
  ctx: Context,
  userId: string,
  token: string,
): Promise<'valid' | 'expired' | 'invalid'> {
  const claims = await readSigned(ctx, token, { type: 'elevated+jwt', issuer: issuerOf(ctx) })
  if (claims?.sub !== userId || typeof claims.exp !== 'number') return 'invalid'
  return claims.exp * 1_000 > ctx.now().getTime() ? 'valid' : 'expired'
}

/** @throws elevatedAccessRequired */
export async function requireElevated(ctx: Context, userId: string): Promise<void> {
  const token = ctx.request?.header('x-elevated-access-token') ?? ''
  if ((await checkElevated(ctx, userId, token)) !== 'valid') throw elevatedAccessRequired()
}
