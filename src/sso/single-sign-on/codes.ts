import type { Context, TransactionContext } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'
import { sql } from '#platform/db/sql.ts'
import { randomCrockford } from '#platform/ids.ts'
import type { ProviderTokens } from '../provider-sign-ins/index.ts'

const codeSeconds = 600
export const tokenSeconds = 600

export interface NewSsoCode {
  sessionId: string
  profileId: string
  codeChallenge: string | null
  startsAtProvider: boolean
  /** When the session at the provider ends, if the provider says so. */
  providerSessionEndsAt?: string | undefined
  /** The provider's own, for the application. */
  oauthTokens?: ProviderTokens | undefined
}

export interface SsoCodeRow {
  session_id: string
  profile_id: string
  code_challenge: string | null
  starts_at_provider: boolean
  /** When the session at the provider ends, if the provider says so. */
  provider_session_ends_at: string | null
  expires_at: string
  used_at: string | null
  sealed_oauth_tokens: string | null
}

/** Mints a code for the callback: 130 random bits, ten minutes, one use, for this environment. */
export async function createSsoCode(tx: TransactionContext, input: NewSsoCode): Promise<string> {
  const code = randomCrockford(26)
  const { oauthTokens } = input
  const sealed = oauthTokens && tx.system.keyring.seal(JSON.stringify(oauthTokens), sealContext(input.sessionId))
  await tx.db.run(sql`
    insert into sso_codes (environment_id, hash, session_id, profile_id, code_challenge, starts_at_provider,
      provider_session_ends_at, sealed_oauth_tokens, expires_at, created_at)
    values (${tx.environmentId}, ${tx.system.hashCredential(code)}, ${input.sessionId}, ${input.profileId},
      ${input.codeChallenge}, ${input.startsAtProvider}, ${input.providerSessionEndsAt ?? null}, ${sealed ?? null},
      ${new Date(tx.now().getTime() + codeSeconds * 1_000)}, ${tx.now()})`)
  return code
}

export function findSsoCode(ctx: Context, code: string): Promise<SsoCodeRow | undefined> {
  return ctx.db.maybe<SsoCodeRow>(sql`
    select session_id, profile_id, code_challenge, starts_at_provider, provider_session_ends_at, expires_at, used_at,
      sealed_oauth_tokens
    from sso_codes
    where environment_id = ${ctx.environmentId} and hash = any(${ctx.system.hashesOf(code)})`)
}

/** Spends a code. A second use ends the token of the first one. @returns whether this use was the first. */
export async function spendSsoCode(tx: TransactionContext, code: string): Promise<boolean> {
  const hashes = tx.system.hashesOf(code)
  const spent = await tx.db.run(sql`
    update sso_codes set used_at = ${tx.now()}, sealed_oauth_tokens = null
    where environment_id = ${tx.environmentId} and hash = any(${hashes}) and used_at is null`)
  if (spent === 1) return true
  await tx.db.run(sql`
    update sso_codes set token_hash = null where environment_id = ${tx.environmentId} and hash = any(${hashes})`)
  return false
}

/** The access token for which a code is exchanged. It can only read the profile. */
export function createProfileToken(tx: TransactionContext, code: string): string {
  const token = randomToken(32)
  tx.db.send(sql`
    update sso_codes set token_hash = ${tx.system.hashCredential(token)},
      token_expires_at = ${new Date(tx.now().getTime() + tokenSeconds * 1_000)}
    where environment_id = ${tx.environmentId} and hash = any(${tx.system.hashesOf(code)})`)
  return token
}

/** The provider's tokens that a code was made with. */
export function openOauthTokens(
  { system }: Context,
  { session_id, sealed_oauth_tokens }: SsoCodeRow,
): ProviderTokens | undefined {
  if (sealed_oauth_tokens === null) return undefined
  return openJson<ProviderTokens>(system.keyring, sealed_oauth_tokens, sealContext(session_id))
}

function sealContext(sessionId: string): string {
  return `sso_oauth_tokens:${sessionId}`
}

/** Ends codes and tokens of sign-ins that began with sessions at a provider, which have ended there. */
export async function endSsoCodes(tx: TransactionContext, ssoSessionIds: readonly string[]): Promise<void> {
  await tx.db.run(sql`
    delete from sso_codes where environment_id = ${tx.environmentId} and session_id = any(${ssoSessionIds})`)
}
