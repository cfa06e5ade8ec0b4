import { createHash } from 'node:crypto'
import { unauthorizedClient } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'
import { isSame } from '#platform/crypto/is-same.ts'
import { type CommittedError, commitWith } from '#platform/http/errors.ts'
import { type Profile, toProfile } from '../profiles/index.ts'
import type { ProviderTokens } from '../provider-sign-ins/index.ts'
import { recordSuccess } from '../sso-sessions/index.ts'
import { exchangeForToken, findExchangeable, openOauthTokens, spendSsoCode } from './codes.ts'
import { ssoInvalidGrant } from './errors.ts'

export interface ProfileAndToken {
  token: string
  profile: Profile
  /** The tokens of a social provider. */
  oauthTokens: ProviderTokens | undefined
}

/**
 * Exchanges a code for the profile and a token that reads it. Proven by the client secret, by the PKCE verifier, or by both
 * . With it, the attempt has succeeded.
 */
export async function exchangeSsoCode(
  ctx: Context,
  code: string,
  codeVerifier: string | undefined,
): Promise<ProfileAndToken | CommittedError> {
  const row = await findExchangeable(ctx, code)
  if (row === undefined || Date.parse(row.expires_at) <= ctx.now().getTime()) throw ssoInvalidGrant()
  // Neither of these concerns the code, so it is not used up.
  const hasSecret = ctx.actor.type === 'api_key'
  if (!hasSecret && (codeVerifier === undefined || row.code_challenge === null)) throw unauthorizedClient()
  if (row.code_challenge === null && codeVerifier !== undefined) throw ssoInvalidGrant()
  const isProven = row.code_challenge === null || isSame(challengeOf(codeVerifier ?? ''), row.code_challenge)
  return ctx.transaction(async (tx) => {
    const exchanged = isProven ? await exchangeForToken(tx, code) : undefined
    // A wrong verifier spends the code.
    if (!isProven) await spendSsoCode(tx, code)
    if (exchanged === undefined) return commitWith(ssoInvalidGrant())
    const { profile, connection_type } = row
    if (exchanged.attempt !== undefined) recordSuccess(tx, exchanged.attempt, profile.user_id)
    return {
      token: exchanged.token,
      profile: toProfile(profile, connection_type),
      oauthTokens: openOauthTokens(tx, row),
    }
  })
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}
