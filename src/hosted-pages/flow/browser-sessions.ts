import type { Attempt, AuthenticationMethod } from '../../authentication/index.ts'
import type { Context, RequestInfo, TransactionContext } from '../../platform/context.ts'
import { randomToken } from '../../platform/crypto/random.ts'
import { sql } from '../../platform/db/sql.ts'
import { browserSessionCookie } from './browser.ts'

/** As long as a session of an application. */
export const browserSessionSeconds = 30 * 86_400

export interface BrowserSessionRow {
  id: string
  user_id: string
  auth_method: AuthenticationMethod
  /** Whether one was shown: it is not asked for again. */
  second_factor: boolean
  authenticated_at: string
}

/** Remembers on the hosted pages who signed in. Every sign-in gets a new secret, so none can be planted before it. */
export async function createBrowserSession(
  tx: TransactionContext,
  input: Pick<Attempt, 'userId' | 'method' | 'secondFactor' | 'authenticatedAt'>,
): Promise<{ id: string; secret: string }> {
  const secret = randomToken(32)
  const id = tx.newId('browser_session')
  await tx.db.run(sql`
    insert into browser_sessions (environment_id, hash, id, user_id, auth_method, second_factor,
      authenticated_at, expires_at, created_at)
    values (${tx.environmentId}, ${tx.system.hashCredential(secret)}, ${id}, ${input.userId}, ${input.method},
      ${input.secondFactor ?? false}, ${new Date(input.authenticatedAt)}, ${new Date(tx.now().getTime() + browserSessionSeconds * 1_000)}, ${tx.now()})`)
  return { id, secret }
}

/** Who is signed in on the hosted pages in this browser. */
export async function findBrowserSession(ctx: Context, request: RequestInfo): Promise<BrowserSessionRow | undefined> {
  const secret = request.cookie(browserSessionCookie(ctx.environmentId))
  if (secret === undefined) return undefined
  return ctx.db.maybe<BrowserSessionRow>(sql`
    select id, user_id, auth_method, second_factor, authenticated_at from browser_sessions
    where environment_id = ${ctx.environmentId} and hash = ${ctx.system.hashCredential(secret)} and expires_at > ${ctx.now()}`)
}

export async function deleteBrowserSession(ctx: Context, id: string): Promise<void> {
  await ctx.db.run(sql`delete from browser_sessions where environment_id = ${ctx.environmentId} and id = ${id}`)
}
