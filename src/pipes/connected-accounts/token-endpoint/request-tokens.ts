import type { Context } from '#platform/context.ts'
import { basicCredentials } from '#platform/outgoing/client-secret-basic.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import type { OAuthClient } from '../../pipe-providers/index.ts'
import { TokenFailure } from './failure.ts'
import { type AnswerShape, readAnswer, type Tokens } from './read-answer.ts'

export interface TokenRequest {
  /** With the values of its fields. */
  url: string
  /** The service's definition of the endpoint. */
  endpoint: AnswerShape & { clientAuthentication?: 'basic'; tokenBody?: 'json' }
  client: OAuthClient
  parameters: Readonly<Record<string, string>>
}

/** Two of them, and what is done afterwards, fit into the time that a renewal has. */
const requestMs = 8_000

/**
 * Asks a token endpoint, through the one guarded way out.
 *
 * Waits for the service, so it is called outside of transactions.
 *
 * @throws TokenFailure
 */
export async function requestTokens(
  ctx: Context,
  { url, endpoint, client, parameters }: TokenRequest,
): Promise<Tokens> {
  const basic =
    endpoint.clientAuthentication === 'basic' && client.secret !== null
      ? { authorization: basicCredentials(client.id, client.secret) }
      : undefined
  const fields = basic
    ? parameters
    : { ...parameters, client_id: client.id, ...(client.secret === null ? {} : { client_secret: client.secret }) }
  const isJson = endpoint.tokenBody === 'json'
  const askedAt = ctx.now()
  const answer = await ctx.system.outgoing
    .request({
      method: 'POST',
      url,
      headers: {
        accept: 'application/json',
        'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded',
        ...basic,
      },
      body: isJson ? JSON.stringify(fields) : new URLSearchParams(fields).toString(),
      timeoutMs: requestMs,
    })
    .catch(failed)
  const sent = [...Object.values(parameters), client.secret ?? '']
  return readAnswer(answer, endpoint, askedAt, sent)
}

function failed(error: unknown): never {
  if (!(error instanceof OutgoingError)) throw error
  const mayBeDone = error.reason === 'timeout' || error.reason === 'connection_failed' || error.reason === 'too_large'
  throw new TokenFailure('unavailable', { mayBeDone, cause: error })
}
