import type { Person } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import type { ConnectRequest } from './connect-request.ts'

/** From the application's server to the browser. */
export const pushedSeconds = 90

const prefix = 'urn:ietf:params:oauth:request_uri:'

/** Whether a `request_uri` is of the kind that requests are pushed for here. */
export function isPushed(uri: string): boolean {
  return uri.startsWith(prefix)
}

/** Keeps a request that was checked, until a browser brings its name (RFC 9126 §2.2). */
export async function pushRequest(tx: TransactionContext, request: ConnectRequest): Promise<string> {
  const uri = prefix + randomToken(32)
  tx.db.send(sql`
    insert into connect_pushed_requests (environment_id, hash, application_id, request, expires_at)
    values (${tx.environmentId}, ${tx.system.hashCredential(uri)}, ${request.applicationId}, ${{ ...request }},
      ${new Date(tx.now().getTime() + pushedSeconds * 1_000)})`)
  return uri
}

/**
 * The request with a `request_uri` that its code spends: until the user has decided, the browser may load the page again
 * (FAPI 2.0 §5.3.2.2). `undefined` as of {@link takePushedRequest}.
 */
export async function findPushedRequest(
  ctx: Context,
  applicationId: string,
  uri: string,
): Promise<ConnectRequest | undefined> {
  const found = await ctx.db.maybe<{ request: ConnectRequest; hash: Buffer }>(sql`
    select request, hash from connect_pushed_requests
    where environment_id = ${ctx.environmentId} and hash = ${anyOf(ctx.system.hashesOf(uri))}
      and application_id = ${applicationId} and expires_at > ${ctx.now()}`)
  // A request that came by a form was stored once more, and still spends the one that the application pushed.
  return found && { ...found.request, pushedAs: found.request.pushedAs ?? found.hash.toString('base64url') }
}

/** Spends a request that {@link findPushedRequest} gave. @returns whether this was the first code for it */
export async function spendPushedRequest(tx: TransactionContext, pushedAs: string): Promise<boolean> {
  const spent = await tx.db.run(sql`
    delete from connect_pushed_requests
    where environment_id = ${tx.environmentId} and hash = ${Buffer.from(pushedAs, 'base64url')}`)
  return spent === 1
}

/**
 * Takes the request with a `request_uri`, which can be used once. `undefined` if it was used, has expired, or belongs
 * to another application.
 */
export async function takePushedRequest(
  ctx: Context,
  applicationId: string,
  uri: string,
): Promise<ConnectRequest | undefined> {
  const taken = await ctx.db.maybe<{ request: ConnectRequest; expires_at: string }>(sql`
    delete from connect_pushed_requests
    where environment_id = ${ctx.environmentId} and hash = ${anyOf(ctx.system.hashesOf(uri))}
      and application_id = ${applicationId}
    returning request, expires_at`)
  return taken === undefined || Date.parse(taken.expires_at) <= ctx.now().getTime() ? undefined : taken.request
}

/** Forgets requests that name a person as the one to sign in. */
export async function erasePushedRequests(tx: TransactionContext, { emails }: Person): Promise<void> {
  tx.db.send(sql`
    delete from connect_pushed_requests
    where environment_id = ${tx.environmentId} and lower(request ->> 'loginHint') = any(${emails})`)
}
