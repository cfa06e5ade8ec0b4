import { type AccessEpoch, holdAccessEpoch } from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import { isOfUsableConnection } from '#sso/sso-sessions/index.ts'
import { memoryCookie, readMemory } from './browser-memory.ts'
import { rememberMethod } from './last-method.ts'
import type { AuthenticationMethod, ProvenUser } from './proven-user.ts'

/** As long as a session of an application. */
const browserSessionSeconds = 30 * 86_400

export interface BrowserSessionRow {
  id: string
  user_id: string
  auth_method: AuthenticationMethod
  /** Whether a second factor was verified; it is not required again. */
  second_factor: boolean
  authenticated_at: string
  /** The organization whose identity provider authenticated the user. */
  sso_organization_id: string | null
  /** The sign-in at that provider. */
  sso_session_id: string | null
  /** When the session at that provider ends, if the provider says so. */
  sso_ends_at: string | null
}

/**
 * Remembers the sign-in on the hosted pages. Every sign-in and every step-up gets a new secret, so that a planted one
 * is useless, and a sign-in ends the previous one. A step-up raises it, so that it still ends with everything that began in it. A
 * browser that was only recognized keeps its secret.
 *
 * @returns the id for the codes of the sign-in, and the cookies for the browser.
 */
export async function rememberBrowser(
  tx: TransactionContext,
  attempt: ProvenUser,
): Promise<{ id: string; cookies: string[] }> {
  const known = await findBrowserSession(tx)
  if (known !== undefined && isSignInOf(known, attempt)) return { id: known.id, cookies: [] }
  const secret = randomToken(32)
  const hash = tx.system.hashCredential(secret)
  const endsAt = attempt.sso?.endsAt ?? null
  const seconds = secondsUntil(tx, endsAt)
  if (known !== undefined && isRaisedBy(known, attempt)) {
    tx.db.send(sql`
      update browser_sessions set hash = ${hash}, second_factor = true,
        expires_at = ${new Date(tx.now().getTime() + seconds * 1_000)}
      where environment_id = ${tx.environmentId} and id = ${known.id}`)
    return { id: known.id, cookies: [memoryCookie(tx, 'session', secret, seconds)] }
  }
  const id = tx.newId('browser_session')
  tx.db.send(sql`
    insert into browser_sessions (environment_id, hash, id, user_id, auth_method, second_factor, sso_organization_id,
      sso_session_id, sso_ends_at, authenticated_at, expires_at, created_at)
    values (${tx.environmentId}, ${hash}, ${id}, ${attempt.userId}, ${attempt.method},
      ${attempt.secondFactor ?? false}, ${attempt.sso?.organizationId ?? null}, ${attempt.sso?.sessionId ?? null},
      ${endsAt}, ${new Date(attempt.authenticatedAt)}, ${new Date(tx.now().getTime() + seconds * 1_000)}, ${tx.now()})`)
  if (known !== undefined) await deleteBrowserSession(tx, known.id)
  return {
    id,
    cookies: [memoryCookie(tx, 'session', secret, seconds), rememberMethod(tx, attempt.method)],
  }
}

/** How long the sign-in is remembered: not beyond the session at the provider. */
function secondsUntil(ctx: Context, endsAt: string | null): number {
  if (endsAt === null) return browserSessionSeconds
  const left = Math.floor((Date.parse(endsAt) - ctx.now().getTime()) / 1_000)
  return Math.min(browserSessionSeconds, Math.max(left, 0))
}

function isSignInOf(known: BrowserSessionRow, { userId, authenticatedAt, secondFactor = false }: ProvenUser): boolean {
  return (
    known.user_id === userId &&
    known.second_factor === secondFactor &&
    Date.parse(known.authenticated_at) === Date.parse(authenticatedAt)
  )
}

/** Whether it is the same sign-in with a second factor that it did not have. */
function isRaisedBy(known: BrowserSessionRow, attempt: ProvenUser): boolean {
  return !known.second_factor && attempt.secondFactor === true && isSignInOf({ ...known, second_factor: true }, attempt)
}

/** The sign-in of this browser on the hosted pages. Not while the connection that it came through is switched off. */
export async function findBrowserSession(ctx: Context): Promise<BrowserSessionRow | undefined> {
  const secret = readMemory(ctx, 'session')
  if (secret === undefined) return undefined
  return ctx.db.maybe<BrowserSessionRow>(sql`
    select id, user_id, auth_method, second_factor, authenticated_at, sso_organization_id, sso_session_id, sso_ends_at
    from browser_sessions
    where environment_id = ${ctx.environmentId} and hash = ${anyOf(ctx.system.hashesOf(secret))} and expires_at > ${ctx.now()}
      and (sso_session_id is null or ${isOfUsableConnection(ctx, sql`browser_sessions.sso_session_id`)})`)
}

/**
 * Keeps the sign-in of a browser until the transaction ends. What would end it meanwhile waits, and then finds what it has led to.
 *
 * @returns its user; `undefined` if it has ended since it was read
 */
export async function holdBrowserSession(
  tx: TransactionContext,
  { id, user_id }: Pick<BrowserSessionRow, 'id' | 'user_id'>,
): Promise<AccessEpoch | undefined> {
  // The user first, as where their access ends: the two cannot wait for each other.
  const epoch = await holdAccessEpoch(tx, user_id)
  const held = await tx.db.maybe(sql`
    select 1 from browser_sessions where environment_id = ${tx.environmentId} and id = ${id} for key share`)
  return epoch === undefined || held === undefined ? undefined : { id: user_id, access_epoch: epoch }
}

/** What ends when a user signs out of a browser, in addition to the session of the application. */
export const endsWithBrowserSession = defineExtensionPoint<(tx: TransactionContext, id: string) => Promise<void>>()

/** Signs a browser out: what began in it, and its memory of the sign-in. */
export function signOutOfBrowser(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    for (const end of endsWithBrowserSession.of(tx.system)) await end(tx, id)
    await deleteBrowserSession(tx, id)
  })
}

async function deleteBrowserSession(ctx: Context, id: string): Promise<void> {
  await ctx.db.run(sql`delete from browser_sessions where environment_id = ${ctx.environmentId} and id = ${id}`)
}
