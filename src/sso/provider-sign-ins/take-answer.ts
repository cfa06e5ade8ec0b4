import type { Context } from '#platform/context.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import type { ProviderAnswer } from '#protocol/oidc/index.ts'
import type { AnyConnection } from '../connections/index.ts'
import { attempt, type Exchange, isFailure } from '../sso-sessions/index.ts'
import { keepAnswerTo, redirectToContinue, traceRefusal } from './answered.ts'
import { notAnswerable, withRequest } from './own-visit.ts'
import { type KeptAnswer, type OpenedVisit, type SecretVisit, spendVisit } from './visits.ts'

/** What a provider said of the person, all of it verified. */
export interface ProviderReading {
  /** As they came, for the trace. */
  attributes: NonNullable<Exchange['attributes']>
  /** Who the person is. @throws a failure with a named cause */
  identify(): Promise<KeptAnswer>
}

/** Reads what the browser brought. @throws a failure with a named cause */
export type ReadPerson = (visit: SecretVisit) => Promise<ProviderReading>

/**
 * Accepts or refuses the first response to a visit, in its browser, and redirects onwards. Waits for the provider, so
 * it doesn't run in one transaction.
 */
export async function takeAnswer(
  ctx: Context,
  connection: Pick<AnyConnection, 'id'>,
  visit: OpenedVisit,
  answer: ProviderAnswer,
  readPerson: ReadPerson,
): Promise<HttpReply> {
  const came = withRequest(visit, { request: null, response: shown(answer), attributes: null })
  const reading = await attempt(async () => {
    if (!(await spendVisit(ctx, visit))) throw notAnswerable(visit)
    return readPerson(visit.secret)
  })
  const exchange = isFailure(reading) ? came : { ...came, attributes: reading.attributes }
  const accepted = isFailure(reading) ? reading : await attempt(() => accept(ctx, visit, reading, exchange))
  if (isFailure(accepted)) await traceRefusal(ctx, connection, visit.session_id, accepted, exchange)
  return redirectToContinue(ctx, visit.secret.state)
}

async function accept(ctx: Context, visit: OpenedVisit, reading: ProviderReading, exchange: Exchange): Promise<void> {
  const kept = await reading.identify()
  await ctx.transaction((tx) => keepAnswerTo(tx, visit, kept, exchange))
}

/** What came, as the trace keeps it: without what could be used again. */
function shown({ code, iss, error, error_description }: ProviderAnswer): string {
  const rest = { iss, error, error_description }
  return JSON.stringify({ ...(code === undefined ? {} : { code: 'hidden' }), state: 'hidden', ...rest })
}
