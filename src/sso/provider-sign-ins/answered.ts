import type { Context, TransactionContext } from '#platform/context.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import type { AnyConnection } from '../connections/index.ts'
import {
  announceSsoSession,
  authorizeSsoSession,
  type Exchange,
  type Failure,
  failSsoSession,
  keepExchange,
} from '../sso-sessions/index.ts'
import { type KeptAnswer, type OpenedVisit, spendVisitFor, storeAnswer } from './visits.ts'

/** How long the browser has to come for an answer, and then the application to use its code. */
export const answerSeconds = 600

/** Keeps a valid answer of a provider to a visit for its browser. */
export async function keepAnswerTo(
  tx: TransactionContext,
  { session_id, secret }: OpenedVisit,
  answer: KeptAnswer,
  exchange: Exchange,
): Promise<void> {
  if (secret.isUnannounced) await announceSsoSession(tx, session_id)
  keepAnswer(tx, session_id, answer, exchange)
}

/** Keeps a valid answer that spends the visit, in one round trip. @returns whether it is the first, and in time */
export async function spendWithAnswer(
  tx: TransactionContext,
  visit: OpenedVisit,
  answer: KeptAnswer,
  exchange: Exchange,
): Promise<boolean> {
  const expiresAt = answerEnd(tx)
  const spent = spendVisitFor(tx, visit, answer, expiresAt)
  const announced = visit.secret.isUnannounced ? announceSsoSession(tx, visit.session_id) : undefined
  authorizeSsoSession(tx, visit.session_id, { email: answer.identity.email, exchange, expiresAt })
  const [isFirst] = await Promise.all([spent, announced])
  return isFirst
}

/** Keeps the valid answer of an attempt that begins with it, at the provider. */
export function keepAnswer(tx: TransactionContext, sessionId: string, answer: KeptAnswer, exchange: Exchange): void {
  const expiresAt = answerEnd(tx)
  storeAnswer(tx, sessionId, answer, expiresAt)
  authorizeSsoSession(tx, sessionId, { email: answer.identity.email, exchange, expiresAt })
}

function answerEnd(tx: TransactionContext): Date {
  return new Date(tx.now().getTime() + answerSeconds * 1_000)
}

/** Writes into the trace of an attempt why it failed after the provider had answered well, and into the log. */
export async function traceFailure(
  ctx: Context,
  connection: Pick<AnyConnection, 'id'>,
  sessionId: string,
  failure: Failure,
): Promise<void> {
  logFailure(ctx, connection, sessionId, failure)
  await ctx.transaction((tx) => failSsoSession(tx, sessionId, failure))
}

/** Writes into the trace of an attempt why an answer was refused, and into the log. An attempt that has a valid answer keeps it. */
export async function traceRefusal(
  ctx: Context,
  connection: Pick<AnyConnection, 'id'>,
  sessionId: string,
  failure: Failure,
  exchange: Exchange,
): Promise<void> {
  logFailure(ctx, connection, sessionId, failure)
  await ctx.transaction(async (tx) => {
    if (await failSsoSession(tx, sessionId, failure, 'started')) keepExchange(tx, sessionId, exchange)
  })
}

function logFailure(ctx: Context, connection: Pick<AnyConnection, 'id'>, session: string, { reason }: Failure): void {
  ctx.log.warn({ connection: connection.id, session, reason }, 'A sign-in through a connection was refused')
}

/**
 * Every response of a provider redirects here: to the page that knows the purpose of the visit. Read by GET, so that
 * cookies are sent.
 */
export function redirectToContinue(ctx: Context, state: string): HttpReply {
  return redirect(`${ctx.system.config.url}/sso/continue?visit=${state}`, 303)
}
