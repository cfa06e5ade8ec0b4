import type { PublicContext } from '#platform/context.ts'
import { findEnvironmentOfIssuer, issuerNamedBy } from '../issuers/issuer.ts'
import { findForeignTokens } from '../server-parts.ts'
import { verifyClientToken } from './verify-client-token.ts'

/** Revokes a token that no application holds, for the caller that presents it. @returns whether it is one */
export async function revokeForeignToken({ system }: PublicContext, token: string): Promise<boolean> {
  const ctx = await findEnvironmentOfIssuer(system, issuerNamedBy(token))
  const claims = ctx && (await verifyClientToken(ctx, token))
  if (ctx === undefined || claims === undefined) return false
  const tokens = findForeignTokens(ctx, claims)
  if (tokens === undefined) return false
  await tokens.revoke(ctx, claims)
  return true
}
