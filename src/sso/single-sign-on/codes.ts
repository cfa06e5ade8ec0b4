import type { Context, TransactionContext } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { inOneStatement } from '#platform/db/in-one-statement.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { randomCrockford } from '#platform/ids.ts'
import { type ProfileRow, profileColumnsOfP, profilesOfUser } from '../profiles/index.ts'
import type { ProviderTokens } from '../provider-sign-ins/index.ts'
import { type AttemptRow, completionOf, stepOf } from '../sso-sessions/index.ts'

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

/** Mints a code for the callback: 130 random bits, ten minutes, one use, for this environment (A-3). The attempt notes it. */
export function createSsoCode(tx: TransactionContext, input: NewSsoCode): string {
  const code = randomCrockford(26)
  const { oauthTokens } = input
  const sealed = oauthTokens && tx.system.keyring.seal(JSON.stringify(oauthTokens), sealContext(input.sessionId))
  const insert = sql`
    insert into sso_codes (environment_id, hash, session_id, profile_id, code_challenge, starts_at_provider,
      provider_session_ends_at, sealed_oauth_tokens, expires_at, created_at)
    values (${tx.environmentId}, ${tx.system.hashCredential(code)}, ${input.sessionId}, ${input.profileId},
      ${input.codeChallenge}, ${input.startsAtProvider}, ${input.providerSessionEndsAt ?? null}, ${sealed ?? null},
      ${new Date(tx.now().getTime() + codeSeconds * 1_000)}, ${tx.now()})`
  const step = stepOf(tx, input.sessionId, 'code_issued', { profileId: input.profileId })
  tx.db.send(inOneStatement(step, insert))
  return code
}

export function findSsoCode(ctx: Context, code: string): Promise<SsoCodeRow | undefined> {
  return ctx.db.maybe<SsoCodeRow>(sql`
    select session_id, profile_id, code_challenge, starts_at_provider, provider_session_ends_at, expires_at, used_at,
      sealed_oauth_tokens
    from sso_codes
    where environment_id = ${ctx.environmentId} and hash = ${anyOf(ctx.system.hashesOf(code))}`)
}

/** Of a code that can be exchanged, with the profile that it is for. */
export interface ExchangeableCode extends SsoCodeRow {
  profile: ProfileRow
  connection_type: string
}

/** None while its connection is switched off (S-18). */
export async function findExchangeable(ctx: Context, code: string): Promise<ExchangeableCode | undefined> {
  const row = await ctx.db.maybe<SsoCodeRow & ProfileRow & { connection_type: string }>(sql`
    select t.session_id, t.profile_id, t.code_challenge, t.starts_at_provider, t.provider_session_ends_at, t.expires_at,
      t.used_at, t.sealed_oauth_tokens, ${profileColumnsOfP}, c.connection_type
    from sso_codes t
    join profiles p on p.environment_id = t.environment_id and p.id = t.profile_id
    join connections c on c.environment_id = p.environment_id and c.id = p.connection_id
    where t.environment_id = ${ctx.environmentId} and t.hash = ${anyOf(ctx.system.hashesOf(code))}
      and c.state in ('active', 'validating')`)
  return row && { ...row, profile: row }
}

/** Spends a code. A second use ends the token of the first one (A-3). @returns whether this use was the first. */
export async function spendSsoCode(tx: TransactionContext, code: string): Promise<boolean> {
  if ((await tx.db.run(spending(tx, code))) === 1) return true
  await endToken(tx, code)
  return false
}

/**
 * Spends a code for an access token, which can only read the profile, and completes the attempt, in one statement.
 *
 * @returns the token, and the attempt if it is complete by this; `undefined` for a code that was spent before, as {@link spendSsoCode}
 */
export async function exchangeForToken(
  tx: TransactionContext,
  code: string,
): Promise<{ token: string; attempt: AttemptRow | undefined } | undefined> {
  const token = randomToken(32)
  const row = await tx.db.one<{ is_first: boolean; attempt: AttemptRow | null }>(sql`
    with spent as (${spending(tx, code, token)} returning session_id),
      completed as (${completionOf(tx, sql`(select session_id from spent)`)})
    select exists (select from spent) as is_first, (select row_to_json(completed) from completed) as attempt`)
  if (row.is_first) return { token, attempt: row.attempt ?? undefined }
  await endToken(tx, code)
  return undefined
}

function spending(tx: TransactionContext, code: string, token?: string): Statement {
  const tokenHash = token === undefined ? null : tx.system.hashCredential(token)
  const tokenExpiresAt = token === undefined ? null : new Date(tx.now().getTime() + tokenSeconds * 1_000)
  return sql`
    update sso_codes set used_at = ${tx.now()}, sealed_oauth_tokens = null, token_hash = ${tokenHash},
      token_expires_at = ${tokenExpiresAt}
    where environment_id = ${tx.environmentId} and hash = ${anyOf(tx.system.hashesOf(code))} and used_at is null`
}

async function endToken(tx: TransactionContext, code: string): Promise<void> {
  tx.db.send(sql`
    update sso_codes set token_hash = null
    where environment_id = ${tx.environmentId} and hash = ${anyOf(tx.system.hashesOf(code))}`)
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
  tx.db.send(sql`
    delete from sso_codes where environment_id = ${tx.environmentId} and session_id = any(${ssoSessionIds})`)
}

/** Ends codes and tokens for the profiles of a user. */
export function endSsoCodesOfUser(tx: TransactionContext, userId: string): void {
  tx.db.send(sql`
    delete from sso_codes where environment_id = ${tx.environmentId} and profile_id in (${profilesOfUser(tx, userId)})`)
}
