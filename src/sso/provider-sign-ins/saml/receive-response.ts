import type { Context } from '#platform/context.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import type { ConnectionRow } from '../../connections/index.ts'
import { asFailure, type Exchange, SsoFailure } from '../../sso-sessions/index.ts'
import { keepAnswer, leadOn, traceRefusal } from '../answered.ts'
import { findOwnVisit, notAnswerable, withRequest } from '../own-visit.ts'
import { requireUsable } from '../require-usable.ts'
import { findVisitOfRequest, openVisit, type Purpose, spendVisit, type VisitRow } from '../visits.ts'
import { readResponse, type SamlAnswer, sessionOf, spendAssertion } from './accept-response.ts'
import { beginAtProvider, refuseAtProvider } from './provider-initiated.ts'

/** The fields of HTTP-POST, as a browser brings them. */
export interface SamlFields {
  SAMLResponse: string
  RelayState?: string
}

/**
 * Takes a response to one of our requests, or one that the provider started. Browsers send it without cookies, because
 * another site sends the form; so the answer is kept, and the browser that was sent out comes for it.
 */
export async function receiveSamlResponse(
  ctx: Context,
  connection: ConnectionRow,
  fields: SamlFields,
): Promise<HttpReply> {
  // Unverified: decides only in which trace a failure is written.
  const expected = await findOwnVisit(ctx, connection, fields.RelayState)
  const exchange: Exchange = { request: null, response: decode(fields.SAMLResponse), attributes: null }
  try {
    requireUsable(connection, purposeOf(ctx, expected))
    const answer = await readResponse(ctx, connection, fields.SAMLResponse)
    exchange.attributes = answer.identity.rawAttributes
    const { inResponseTo } = answer.assertion
    const visit = inResponseTo === null ? expected : await visitOfRequest(ctx, connection, inResponseTo)
    // Of the visit that the response itself names: the other one is the word of whoever sent the form.
    requireUsable(connection, purposeOf(ctx, visit))
    if (visit === undefined) return await beginAtProvider(ctx, connection, answer, exchange, fields.RelayState)
    if (inResponseTo === null && !answer.allowsIdpInitiated) throw new SsoFailure('idp_initiated_disabled')
    await acceptAnswer(ctx, connection, visit, answer, exchange)
    return leadOn(ctx, openVisit(ctx.system, visit).state)
  } catch (error) {
    const failure = asFailure(error)
    if (expected === undefined) return refuseAtProvider(ctx, connection, failure, exchange)
    await traceRefusal(ctx, connection, expected.session_id, failure, await withRequest(ctx, expected, exchange))
    return leadOn(ctx, openVisit(ctx.system, expected).state)
  }
}

function purposeOf({ system }: Context, visit: VisitRow | undefined): Purpose | undefined {
  return visit && openVisit(system, visit).purpose
}

async function acceptAnswer(
  ctx: Context,
  connection: ConnectionRow,
  visit: VisitRow,
  answer: SamlAnswer,
  exchange: Exchange,
): Promise<void> {
  const { assertion, identity } = answer
  const whole = await withRequest(ctx, visit, exchange)
  await ctx.transaction(async (tx) => {
    if (!(await spendVisit(tx, visit))) throw notAnswerable(visit)
    await spendAssertion(tx, connection, assertion)
    keepAnswer(
      tx,
      visit.session_id,
      { identity, isUnsolicited: assertion.inResponseTo === null, ...sessionOf(answer) },
      whole,
    )
  })
}

/** S-16: a request that this connection sent. @throws SsoFailure */
async function visitOfRequest(ctx: Context, { id }: ConnectionRow, requestId: string): Promise<VisitRow> {
  const visit = await findVisitOfRequest(ctx, id, requestId)
  if (visit === undefined) throw new SsoFailure('unknown_request', { request: requestId })
  return visit
}

/** The response as the trace keeps it, whatever it is. */
function decode(field: string): string {
  return Buffer.from(field, 'base64').toString('utf8').replaceAll('\0', '�').slice(0, 65_536)
}
