import type { Context, System } from '#platform/context.ts'
import { readSigned } from '#sign-in/access-tokens/index.ts'
import { findEnvironmentOfIssuer, issuerNamedBy, issuerOf } from '../issuers/issuer.ts'

/** What an ID token that this environment has signed says, however old it is. */
export async function readClaimsOfIdToken(
  ctx: Context,
  token: string,
): Promise<{ aud: string; sub: string; sid: string; exp: number } | undefined> {
  const { aud, sub, sid, exp } = (await readSigned(ctx, token, { type: 'JWT', issuer: issuerOf(ctx) })) ?? {}
  const isWhole =
    typeof aud === 'string' && typeof sub === 'string' && typeof sid === 'string' && typeof exp === 'number'
  return isWhole ? { aud, sub, sid, exp } : undefined
}

/**
 * The client and user of an ID token that we issued, in its environment. It may have expired: it only shows what the
 * application once got (OpenID Connect RP-Initiated Logout §2). `undefined` for anything else.
 */
export async function readIdTokenHint(
  system: System,
  token: string,
): Promise<{ client: { clientId: string; at: string }; userId: string } | undefined> {
  const ctx = await findEnvironmentOfIssuer(system, issuerNamedBy(token))
  if (ctx === undefined) return undefined
  const { aud, sub } = (await readSigned(ctx, token, { type: 'JWT', issuer: issuerOf(ctx) })) ?? {}
  const isWhole = typeof aud === 'string' && typeof sub === 'string'
  return isWhole ? { client: { clientId: aud, at: ctx.clientId }, userId: sub } : undefined
}
