import type { Context } from '#platform/context.ts'
import { currentKey, signToken, verifyToken } from '#sign-in/access-tokens/index.ts'
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

/** @throws elevatedAccessRequired */
export async function requireElevated(ctx: Context, userId: string): Promise<void> {
  const token = ctx.request?.header('x-elevated-access-token') ?? ''
  const claims = await verifyToken(ctx, token, { type: 'elevated+jwt', issuer: issuerOf(ctx) })
  if (claims?.sub !== userId) throw elevatedAccessRequired()
}
