import type { Context, TransactionContext } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import { randomCrockford } from '#platform/ids.ts'
import type { Attempt } from '#sign-in/authentication/index.ts'
import type { ConsentRow } from './consents.ts'
import type { RequestedClaims } from './requested-claims.ts'

const lifetimeSeconds = 60

export interface NewConnectCode {
  consent: ConsentRow
  /** The redirect URI of the request, as the application sent it. */
  redirectUri: string
  /** S256. Without one, the application has to prove itself by its secret or key. */
  codeChallenge: string | null
  nonce: string | null
  scopes: readonly string[]
  /** The sign-in, complete. It is in the organization of the consent. */
  attempt: Attempt
  /** The browser's sign-in on the hosted pages, if there is one. */
  browserSessionId?: string
  /** The key that the application has announced to prove (RFC 9449 §10). */
  dpopJkt?: string
  requestedClaims?: RequestedClaims
}

export interface ConnectCodeRow {
  consent_id: string
  redirect_uri: string
  code_challenge: string | null
  nonce: string | null
  scopes: string[]
  attempt: Attempt
  browser_session_id: string | null
  dpop_jkt: string | null
  requested_claims: RequestedClaims | null
  expires_at: string
  session_id: string | null
}

/** Mints a code for the redirect URI: 130 random bits, a minute, one use, for this application (security rule A-3). */
export async function createConnectCode(tx: TransactionContext, input: NewConnectCode): Promise<string> {
  const code = randomCrockford(26)
  const { consent, nonce, scopes, attempt, browserSessionId = null, dpopJkt = null, requestedClaims } = input
  tx.db.send(sql`
    insert into connect_codes (environment_id, hash, consent_id, redirect_uri, code_challenge, nonce, scopes, attempt,
      browser_session_id, dpop_jkt, requested_claims, expires_at, created_at)
    values (${tx.environmentId}, ${tx.system.hashCredential(code)}, ${consent.id}, ${input.redirectUri}, ${input.codeChallenge},
      ${nonce}, ${[...scopes]}, ${{ ...attempt }}, ${browserSessionId}, ${dpopJkt},
      ${requestedClaims === undefined ? null : { ...requestedClaims }},
      ${new Date(tx.now().getTime() + lifetimeSeconds * 1_000)}, ${tx.now()})`)
  return code
}

/** A code that was issued to this application, used or not. */
export function findCode(ctx: Context, applicationId: string, code: string): Promise<ConnectCodeRow | undefined> {
  return ctx.db.maybe<ConnectCodeRow>(sql`
    select o.consent_id, o.redirect_uri, o.code_challenge, o.nonce, o.scopes, o.attempt, o.browser_session_id, o.dpop_jkt,
      o.requested_claims, o.expires_at, o.session_id
    from connect_codes o
    join connect_consents c on c.environment_id = o.environment_id and c.id = o.consent_id
    where o.environment_id = ${ctx.environmentId} and o.hash = ${anyOf(ctx.system.hashesOf(code))}
      and c.application_id = ${applicationId}`)
}

/** Spends a code. @returns whether this use was the first */
export async function spendCode(tx: TransactionContext, code: string): Promise<boolean> {
  const spent = await tx.db.run(sql`
    update connect_codes set used_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and hash = ${anyOf(tx.system.hashesOf(code))} and used_at is null`)
  return spent === 1
}

/** Links a used code to the session of its grant, which a second use ends. */
export function bindCode(tx: TransactionContext, code: string, sessionId: string): void {
  tx.db.send(sql`
    update connect_codes set session_id = ${sessionId}
    where environment_id = ${tx.environmentId} and hash = ${anyOf(tx.system.hashesOf(code))}`)
}
