import type { Context } from '#platform/context.ts'
import { createUlidMaker } from '#platform/ids.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { signatureOf } from '#platform/outgoing/signature.ts'
import { type EndpointAnswer, readAnswer, type Verdict } from './answer.ts'
import { keepCall } from './calls.ts'
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
  userId?: string,
): Promise<Decision | undefined> {
  const endpoint = await findEnabledEndpoint(ctx, type)
  if (endpoint === undefined) return undefined
  const id = createUlidMaker(ctx.now)()
  const answer = await callAndKeep(ctx, endpoint, { id, userId, isTest: false, context: await context() })
  if (answer.failure !== undefined)
    ctx.log.warn(
      { endpoint: endpoint.id, status: answer.status },
      `An action endpoint gave no verdict: ${answer.failure}`,
    )
  const verdict = answer.verdict ?? { verdict: endpoint.on_failure }
  return { ...verdict, endpointId: endpoint.id, executionId: executionId(id) }
}

/** Calls an endpoint once, and keeps what came of it. Takes up to five seconds. */
export async function callAndKeep(
  ctx: Context,
  endpoint: ActionEndpointRow,
  { id, userId, isTest, context }: { id: string; userId?: string | undefined; isTest: boolean; context: object },
): Promise<EndpointAnswer> {
  const began = performance.now()
  const answer = await callEndpoint(ctx, endpoint, { id, ...context })
  const durationMs = performance.now() - began
  await keepCall(ctx, { id: executionId(id), endpointId: endpoint.id, userId, isTest, answer, durationMs })
  return answer
}

const executionId = (id: string): string => `action_execution_${id}`

async function callEndpoint(ctx: Context, endpoint: ActionEndpointRow, context: object): Promise<EndpointAnswer> {
  const { type, endpoint_url } = endpoint
  const body = JSON.stringify({ object: `${type}_action_context`, ...context })
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
      tellsTrace: true,
    })
    const { status } = answer
    if (status < 200 || status > 299) return { status, failure: `It answered ${status}.` }
    const verdict = readAnswer(answer.body.toString(), type, secret, ctx.now())
    return verdict === undefined
      ? { status, failure: 'Its answer has no verdict with a valid signature of the last 30 seconds.' }
      : { status, verdict }
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error
    return { status: undefined, failure: error.message }
  }
}
