import type { Context } from '#platform/context.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import type { NamedFailure } from '#protocol/failure.ts'
import type { ConnectionRow } from '../../connections/index.ts'
import { attempt, type Exchange, type Failure, isFailure, SsoFailure } from '../../sso-sessions/index.ts'
import { redirectToContinue, spendWithAnswer, traceRefusal } from '../answered.ts'
import { notAnswerable, ownVisit, withRequest } from '../own-visit.ts'
import { requireUsable } from '../require-usable.ts'
import { findVisitOfRequest, type OpenedVisit } from '../visits.ts'
import { isFirstUse, readResponse, replayed, type SamlAnswer, sessionOf } from './accept-response.ts'
import { beginAtProvider, refuseAtProvider } from './provider-initiated.ts'

/** The fields of HTTP-POST, as a browser brings them. */
export interface SamlFields {
  SAMLResponse: string
  RelayState?: string
}

/**
 * Takes a response to one of our requests, or one that the provider started. Browsers send it without cookies, because
 * another site sends the form; so the answer is kept, and the browser that was sent out comes for it.
 *
 * The steps: find the visit that the form names, read the response, accept it for the visit that the response itself names,
 * or refuse it in the trace of the visit that the form names.
 *
 * @param named the visit that the form names, of any connection
 */
export async function receiveSamlResponse(
  ctx: Context,
  connection: ConnectionRow,
  { SAMLResponse, RelayState }: SamlFields,
  named: OpenedVisit | undefined,
): Promise<HttpReply> {
  // Unverified: decides only in which trace a failure is written.
  const expected = ownVisit(ctx, connection, named)
  const answer = await attempt(async () => {
    requireUsable(connection, expected?.secret.purpose)
    return readResponse(ctx, connection, SAMLResponse)
  })
  const exchange = exchangeOf(SAMLResponse, answer)
  const outcome = isFailure(answer)
    ? answer
    : await attempt(() => accept(ctx, connection, { answer, exchange, expected, RelayState }))
  return isFailure(outcome) ? refuse(ctx, connection, expected, outcome, exchange) : outcome
}

interface ReadResponse {
  answer: SamlAnswer
  exchange: Exchange
  /** The visit that the form names. */
  expected: OpenedVisit | undefined
  RelayState: string | undefined
}

/** @throws SsoFailure */
async function accept(
  ctx: Context,
  connection: ConnectionRow,
  { answer, exchange, expected, RelayState }: ReadResponse,
): Promise<HttpReply> {
  const { inResponseTo } = answer.assertion
  const isExpected = inResponseTo === null || inResponseTo === expected?.request_id
  const visit = isExpected ? expected : await visitOfRequest(ctx, connection, inResponseTo)
  // Of the visit that the response itself names: the sender of the form chose the other one.
  requireUsable(connection, visit?.secret.purpose)
  if (inResponseTo === null && !answer.allowsIdpInitiated) throw new SsoFailure('idp_initiated_disabled')
  return visit === undefined
    ? beginAtProvider(ctx, connection, answer, exchange, RelayState)
    : acceptForVisit(ctx, connection, visit, answer, exchange)
}

async function acceptForVisit(
  ctx: Context,
  connection: ConnectionRow,
  visit: OpenedVisit,
  answer: SamlAnswer,
  exchange: Exchange,
): Promise<HttpReply> {
  const { assertion, identity } = answer
  const isUnsolicited = assertion.inResponseTo === null
  const kept = { identity, isUnsolicited, ...sessionOf(answer) }
  // Sent together. Whichever of them refuses, nothing of it stays.
  await ctx.transaction(async (tx) => {
    const [isFirst, isFresh] = await Promise.all([
      spendWithAnswer(tx, visit, kept, withRequest(visit, exchange)),
      isFirstUse(tx, connection, assertion),
    ])
    if (!isFirst) throw notAnswerable(visit)
    if (!isFresh) throw replayed(assertion)
  })
  return redirectToContinue(ctx, visit.secret.state)
}

async function refuse(
  ctx: Context,
  connection: ConnectionRow,
  expected: OpenedVisit | undefined,
  failure: Failure,
  exchange: Exchange,
): Promise<HttpReply> {
  if (expected === undefined) return refuseAtProvider(ctx, connection, failure, exchange)
  await traceRefusal(ctx, connection, expected.session_id, failure, withRequest(expected, exchange))
  return redirectToContinue(ctx, expected.secret.state)
}

/** S-16: a request that this connection sent. @throws SsoFailure */
async function visitOfRequest(ctx: Context, { id }: ConnectionRow, requestId: string): Promise<OpenedVisit> {
  const visit = await findVisitOfRequest(ctx, id, requestId)
  if (visit === undefined) throw new SsoFailure('unknown_request', { request: requestId })
  return visit
}

/** What the trace stores: the response, valid or not, and the attributes of a valid one. */
function exchangeOf(field: string, answer: SamlAnswer | NamedFailure): Exchange {
  const response = Buffer.from(field, 'base64').toString('utf8').replaceAll('\0', '\ufffd').slice(0, 65_536)
  return { request: null, response, attributes: isFailure(answer) ? null : answer.identity.rawAttributes }
}
