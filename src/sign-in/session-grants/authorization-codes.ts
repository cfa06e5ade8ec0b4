import type { Context, TransactionContext } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import { randomCrockford } from '#platform/ids.ts'
import type { Attempt } from '../authentication/index.ts'

const lifetimeSeconds = 600

export interface NewAuthorizationCode {
  redirectUri: string
  codeChallenge: string | null
  attempt: Attempt
  /** The browser's sign-in on the hosted pages, if there is one. */
  browserSessionId?: string
}

export interface AuthorizationCodeRow {
  redirect_uri: string
  code_challenge: string | null
  attempt: Attempt & { browserSessionId?: string }
  expires_at: string
  used_at: string | null
  session_id: string | null
}

/** Mints a code for the callback: 130 random bits, ten minutes, one use, for this client (security rule A-3). */
export async function createAuthorizationCode(tx: TransactionContext, input: NewAuthorizationCode): Promise<string> {
  const code = randomCrockford(26)
  tx.db.send(sql`
    insert into authorization_codes (environment_id, hash, client_id, redirect_uri, code_challenge, user_id, attempt, expires_at, created_at)
    values (${tx.environmentId}, ${tx.system.hashCredential(code)}, ${tx.clientId}, ${input.redirectUri}, ${input.codeChallenge},
      ${input.attempt.userId}, ${{ ...input.attempt, browserSessionId: input.browserSessionId }},
      ${new Date(tx.now().getTime() + lifetimeSeconds * 1_000)}, ${tx.now()})`)
  return code
}

export function findAuthorizationCode(ctx: Context, code: string): Promise<AuthorizationCodeRow | undefined> {
  return ctx.db.maybe<AuthorizationCodeRow>(sql`
    select redirect_uri, code_challenge, attempt, expires_at, used_at, session_id from authorization_codes
    where environment_id = ${ctx.environmentId} and hash = ${anyOf(ctx.system.hashesOf(code))} and client_id = ${ctx.clientId}`)
}

/** Spends a code. @returns whether this use was the first. */
export async function spendAuthorizationCode(tx: TransactionContext, code: string): Promise<boolean> {
  const spent = await tx.db.run(sql`
    update authorization_codes set used_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and hash = ${anyOf(tx.system.hashesOf(code))} and used_at is null`)
  return spent === 1
}

/** Links a used code to its session, which a second use ends. */
export function bindCodeToSession(tx: TransactionContext, code: string, sessionId: string): void {
  tx.db.send(sql`
    update authorization_codes set session_id = ${sessionId}
    where environment_id = ${tx.environmentId} and hash = ${anyOf(tx.system.hashesOf(code))}`)
}
