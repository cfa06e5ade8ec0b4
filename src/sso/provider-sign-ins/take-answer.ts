import type { Context } from '#platform/context.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import type { ProviderAnswer } from '#protocol/oidc/index.ts'
import type { AnyConnection } from '../connections/index.ts'
import { asFailure, type Exchange } from '../sso-sessions/index.ts'
import { keepAnswer, leadOn, traceRefusal } from './answered.ts'
import { notAnswerable, withRequest } from './own-visit.ts'
import { type KeptAnswer, openVisit, type SecretVisit, spendVisit, type VisitRow } from './visits.ts'

/**
 * Reads who signed in from what the browser brought. Notes in `exchange` what is said of the person.
 *
 * @throws a failure with a named cause
 */
export type ReadPerson = (visit: SecretVisit, exchange: Exchange) => Promise<KeptAnswer>

/**
 * Takes the first answer to a visit, in its browser, and leads on, whatever becomes of it. Waits for the provider, so nothing of
 * it is in one transaction.
 */
export async function takeAnswer(
  ctx: Context,
  connection: Pick<AnyConnection, 'id'>,
  visit: VisitRow,
  answer: ProviderAnswer,
  readPerson: ReadPerson,
): Promise<HttpReply> {
  const secrets = openVisit(ctx.system, visit)
  const exchange = await withRequest(ctx, visit, { request: null, response: shown(answer), attributes: null })
  try {
    if (!(await spendVisit(ctx, visit))) throw notAnswerable(visit)
    const kept = await readPerson(secrets, exchange)
    await ctx.transaction(async (tx) => keepAnswer(tx, visit.session_id, kept, exchange))
  } catch (error) {
    await traceRefusal(ctx, connection, visit.session_id, asFailure(error), exchange)
  }
  return leadOn(ctx, secrets.state)
}

/** What came, as the trace keeps it: without what could be used again. */
function shown({ code, iss, error, error_description }: ProviderAnswer): string {
  const rest = { iss, error, error_description }
  return JSON.stringify({ ...(code === undefined ? {} : { code: 'hidden' }), state: 'hidden', ...rest })
}
