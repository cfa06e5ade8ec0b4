import type { Context } from '#platform/context.ts'
import { rotatingTokens } from '#platform/crypto/rotating-tokens.ts'
import { findLiveGrant, type LiveGrant } from './live-grants.ts'

export const grantTokens = rotatingTokens(
  'connect_grant_',
  ({ environmentId }) => `connect_refresh_token:${environmentId}`,
)

/** The live grant of a refresh token, of whatever generation, and whether the token is its latest. */
export async function readGrantToken(
  ctx: Context,
  token: string,
): Promise<{ grant: LiveGrant; isLatest: boolean } | undefined> {
  const opened = grantTokens.read(ctx, token)
  const grant = opened && (await findLiveGrant(ctx, opened.id))
  return grant && opened?.isOf(grant) ? { grant, isLatest: grant.generation === opened.generation } : undefined
}
