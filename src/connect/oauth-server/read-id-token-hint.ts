import type { System } from '../../platform/context.ts'
import { readSigned } from '../../sign-in/access-tokens/index.ts'
import { findEnvironmentOfIssuer, issuerNamedBy, issuerOf } from './issuer.ts'

/**
 * Whom an ID token of ours was for, and whom it is about. It may have run out: the application shows what it was once given
 * (OpenID Connect RP-Initiated Logout §2). `undefined` for anything else.
 */
export async function readIdTokenHint(
  system: System,
  token: string,
): Promise<{ clientId: string; userId: string } | undefined> {
  const ctx = await findEnvironmentOfIssuer(system, issuerNamedBy(token))
  const { aud, sub } = (ctx && (await readSigned(ctx, token, { type: 'JWT', issuer: issuerOf(ctx) }))) ?? {}
  return typeof aud === 'string' && typeof sub === 'string' ? { clientId: aud, userId: sub } : undefined
}
