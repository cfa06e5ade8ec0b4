import type { Context, PublicContext } from '../../../platform/context.ts'
import type { HttpReply } from '../../../platform/http/reply.ts'
import type { ProviderAnswer } from '../../../protocol/oidc/index.ts'
import { type ConnectionRow, identityFromClaims } from '../../connections/index.ts'
import { type ReadAnswer, readAnswer } from '../../oidc-client/index.ts'
import { asFailure, type Exchange } from '../../sso-sessions/index.ts'
import { keepAnswer, leadOn, traceRefusal } from '../answered.ts'
import { isBoundTo } from '../browser-binding.ts'
import { ssoRefused } from '../errors.ts'
import { findOwnVisit, notAnswerable, withRequest } from '../own-visit.ts'
import { requireUsable } from '../require-usable.ts'
import { type KeptAnswer, openVisit, type SessionTokens, spendVisit, type VisitRow } from '../visits.ts'
import { bindingOf } from './prepare.ts'

/**
 * Takes the answer of an OpenID Connect provider, which the browser that was sent there brings (O-1): another one spends
 * nothing. Waits for the provider, so nothing of it is in one transaction.
 *
 * @throws ssoRefused for an answer to no request of this connection and browser.
 */
export async function receiveOidcAnswer(
  context: PublicContext,
  ctx: Context,
  connection: ConnectionRow,
  answer: ProviderAnswer,
): Promise<HttpReply> {
  const visit = await findOwnVisit(ctx, connection, answer.state)
  const { state = '' } = answer
  if (visit === undefined || !isBoundTo(context, state, visit.browser_hash)) throw ssoRefused(null)
  const exchange = await withRequest(ctx, visit, { request: null, response: shown(answer), attributes: null })
  try {
    if (!(await spendVisit(ctx, visit))) throw notAnswerable(visit)
    const kept = await readIdentity(ctx, connection, visit, answer, exchange)
    await ctx.transaction(async (tx) => keepAnswer(tx, visit.session_id, kept, exchange))
  } catch (error) {
    await traceRefusal(ctx, connection, visit.session_id, asFailure(error), exchange)
  }
  return leadOn(ctx, state)
}

async function readIdentity(
  ctx: Context,
  connection: ConnectionRow,
  visit: VisitRow,
  answer: ProviderAnswer,
  exchange: Exchange,
): Promise<KeptAnswer> {
  const secrets = openVisit(ctx.system, visit)
  requireUsable(connection, secrets.purpose)
  const { forcedAt } = secrets
  const { claims, tokens, canEndSession } = await readAnswer(ctx, connection, answer, {
    ...bindingOf(secrets),
    authenticatedSince: forcedAt === undefined ? undefined : new Date(forcedAt),
  })
  exchange.attributes = { ...claims }
  const identity = identityFromClaims(connection, claims)
  return { identity, isUnsolicited: false, ...(canEndSession ? { tokens: sessionTokens(tokens) } : {}) }
}

function sessionTokens({ idToken, accessToken, refreshToken }: ReadAnswer['tokens']): SessionTokens {
  return { idToken, accessToken, ...(refreshToken === undefined ? {} : { refreshToken }) }
}

/** What came, as the trace keeps it: without what could be used again. */
function shown({ code, state, ...rest }: ProviderAnswer): string {
  return JSON.stringify({ ...(code === undefined ? {} : { code: 'hidden' }), state: 'hidden', ...rest })
}
