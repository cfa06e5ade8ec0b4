import { CloudIdentityFailure } from '../cloud-identity/index.ts'
import { parseInnerObject } from '../http/json-body.ts'
import { type AccessToken, type KeptToken, keepToken, TokenRefusal } from '../outgoing/access-token.ts'
import { OutgoingError } from '../outgoing/errors.ts'
import type { OutgoingClient, OutgoingRequest } from '../outgoing/index.ts'
import { recordOf } from '../records.ts'
import { KeyProviderFailure } from './failure.ts'

export interface ProviderAnswer {
  status: number
  /** The members of a JSON object; `undefined` for anything else. */
  body: Record<string, unknown> | undefined
}

/** Someone waits for the answer. */
const timeoutMs = 5_000

/** Sends a request to a provider. It may arrive twice: wrapping and unwrapping change nothing. @throws KeyProviderFailure */
export async function ask(outgoing: OutgoingClient, request: OutgoingRequest): Promise<ProviderAnswer> {
  const { status, text } = await askForText(outgoing, request)
  return { status, body: parseInnerObject(text) }
}

/** As {@link ask}, for an answer that is not JSON. */
export async function askForText(
  outgoing: OutgoingClient,
  request: OutgoingRequest,
): Promise<{ status: number; text: string }> {
  const { status, body } = await outgoing.request({ ...request, timeoutMs, isRepeatable: true }).catch(fail)
  if (status >= 500 || status === 429) throw new KeyProviderFailure('unavailable', `It answered with status ${status}`)
  return { status, text: body.toString('utf8') }
}

/** A token that a provider is asked with. @throws KeyProviderFailure */
export function keepProviderToken(now: () => Date, request: () => Promise<AccessToken>): KeptToken {
  return keepToken(now, () => request().catch(fail))
}

/** A token that the place gives where the server runs. @throws KeyProviderFailure */
export function asProviderToken({ get, forget }: KeptToken): KeptToken {
  return { get: () => get().catch(fail), forget }
}

/** Sends a request with a token, and once more with a new one where the first is refused. @throws KeyProviderFailure */
export async function askWithToken(
  token: KeptToken,
  send: (token: string) => Promise<ProviderAnswer>,
): Promise<ProviderAnswer> {
  const answer = await send(await token.get())
  if (answer.status !== 401) return answer
  token.forget()
  return send(await token.get())
}

/** Names what kept a request from its answer. @throws KeyProviderFailure */
export function fail(error: unknown): never {
  if (error instanceof OutgoingError) throw new KeyProviderFailure('unavailable', error.message)
  if (error instanceof CloudIdentityFailure) throw new KeyProviderFailure('unavailable', error.message)
  if (error instanceof TokenRefusal)
    throw new KeyProviderFailure(error.isFinal ? 'refused' : 'unavailable', error.message)
  throw error
}

/** The text that an answer is for. @throws KeyProviderFailure */
export function textIn(body: unknown, name: string): string {
  const value = recordOf(body)[name]
  if (typeof value === 'string' && value !== '') return value
  throw new KeyProviderFailure('refused', `Its answer has no \`${name}\``)
}
