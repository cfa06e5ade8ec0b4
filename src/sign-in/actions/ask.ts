import type { Context } from '#platform/context.ts'
import { createUlidMaker } from '#platform/ids.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { signatureOf } from '#platform/outgoing/signature.ts'
import { readAnswer, type Verdict } from './answer.ts'
import { findEnabledEndpoint, openActionSecret } from './endpoints.ts'
import type { ActionEndpointRow, ActionType } from './schemas.ts'

/** How long a user waits for the endpoint. */
const timeoutMs = 5_000

/** The verdict of an endpoint, or its replacement. */
export type Decision = Verdict & { endpointId: string; executionId: string }

/**
 * Calls the environment's endpoint, if one is enabled. Takes up to five seconds, so call it outside of transactions. If
 * the endpoint is unreachable, or its response can't be trusted, `on_failure` decides.
 */
export async function ask(
  ctx: Context,
  type: ActionType,
  context: () => Promise<object>,
): Promise<Decision | undefined> {
  const endpoint = await findEnabledEndpoint(ctx, type)
  if (endpoint === undefined) return undefined
  const id = createUlidMaker(ctx.now)()
  const body = JSON.stringify({ object: `${type}_action_context`, id, ...(await context()) })
  const verdict = (await post(ctx, endpoint, body)) ?? { verdict: endpoint.on_failure }
  return { ...verdict, endpointId: endpoint.id, executionId: `action_execution_${id}` }
}

async function post(ctx: Context, endpoint: ActionEndpointRow, body: string): Promise<Verdict | undefined> {
  const { id, type, endpoint_url } = endpoint
  const secret = openActionSecret(ctx, endpoint)
  try {
    const answer = await ctx.system.outgoing.request({
      method: 'POST',
      url: endpoint_url,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Gatehouse/1',
        'workos-signature': signatureOf(body, secret, ctx.now()),
      },
      body,
      timeoutMs,
    })
    const isSuccess = answer.status >= 200 && answer.status <= 299
    const verdict = isSuccess ? readAnswer(answer.body.toString(), type, secret, ctx.now()) : undefined
    if (verdict === undefined)
      ctx.log.warn({ endpoint: id, status: answer.status }, 'An action endpoint gave no answer that can be trusted')
    return verdict
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error
    ctx.log.warn({ endpoint: id, reason: error.reason }, 'An action endpoint could not be asked')
    return undefined
  }
}
