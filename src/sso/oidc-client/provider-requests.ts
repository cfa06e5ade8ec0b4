import type { System } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { parseInnerObject } from '#platform/http/json-body.ts'
import { OutgoingError, type OutgoingFailure } from '#platform/outgoing/errors.ts'
import type { OutgoingRequest } from '#platform/outgoing/index.ts'
import type { OpenidAnswer } from '#platform/outgoing/openid-fetch.ts'
import { OidcFailure, type OidcFailureCause } from '#protocol/oidc/index.ts'

export type Send = (request: OutgoingRequest) => Promise<OpenidAnswer>

/** For one request, and for all of one sign-in together: a provider that hangs ends in a failed sign-in (O-6). */
const requestMs = 5_000
const signInMs = 10_000
/** The longest document of a provider (O-6). */
export const maxDocumentBytes = 1_048_576

/**
 * The requests of one sign-in to its provider. Whatever is no answer of it is thrown as an `OidcFailure` that names the address:
 * redirects, faults of the server and answers that never come.
 */
export function createSender(system: System): Send {
  const startedAt = performance.now()
  return async (request) => {
    const leftMs = signInMs - (performance.now() - startedAt)
    if (leftMs <= 0) throw new OidcFailure('provider_timed_out', { address: request.url })
    const answer = await reaching(request.url, () => {
      checkAddress(system, request.url)
      return system.outgoing.request({ ...request, timeoutMs: Math.min(requestMs, leftMs) })
    })
    const { status, headers } = answer
    if (status >= 300 && status < 400) {
      throw new OidcFailure('provider_redirected', {
        address: request.url,
        status,
        ...defined({ location: headers.location }),
      })
    }
    if (status >= 500) throw new OidcFailure('unexpected_status', { address: request.url, status })
    return answer
  }
}

/** With answers that are JSON, or the errors of a token endpoint. */
export function sendForJson(send: Send): Send {
  return async (request) => {
    const answer = await send(request)
    const { status, headers, body } = answer
    const type = headers['content-type'] ?? ''
    const object = parseInnerObject(body.toString('utf8'))
    const isError = request.method === 'POST' && status >= 400 && typeof object?.error === 'string'
    if (status !== 200 && !isError) throw new OidcFailure('unexpected_status', { address: request.url, status })
    if (object === undefined) throw new OidcFailure('not_json', { address: request.url, content_type: type })
    // Some call it text, and their words would be lost.
    return { ...answer, headers: { ...headers, 'content-type': 'application/json' } }
  }
}

/** A public document of the provider. */
export async function getDocument(send: Send, url: string): Promise<Record<string, unknown>> {
  const { body } = await sendForJson(send)({
    method: 'GET',
    url,
    headers: { accept: 'application/json' },
    maxResponseBytes: maxDocumentBytes,
  })
  return parseInnerObject(body.toString('utf8')) ?? {}
}

/**
 * Whether we would ask an address and send browsers to it: https, or http on loopback in development, and outside of forbidden
 * networks (E-2, E-5).
 *
 * @throws OidcFailure
 */
export function checkProviderAddress(system: System, address: string): void {
  try {
    checkAddress(system, address)
  } catch (error) {
    throw unreached(error, address)
  }
}

function checkAddress({ outgoing }: System, address: string): void {
  outgoing.checkBrowserUrl(address)
}

async function reaching<T>(address: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw unreached(error, address)
  }
}

const causes: Readonly<Record<OutgoingFailure, OidcFailureCause>> = {
  invalid_url: 'invalid_address',
  forbidden_scheme: 'insecure_address',
  forbidden_address: 'forbidden_address',
  unresolvable: 'unknown_host',
  timeout: 'provider_timed_out',
  too_large: 'answer_too_large',
  connection_failed: 'provider_unreachable',
  tls_failed: 'tls_failed',
}

/** Says how far a request came, and nothing of the network behind an address, which is in the cause, for the log. */
function unreached(error: unknown, address: string): unknown {
  if (!(error instanceof OutgoingError)) return error
  return new OidcFailure(causes[error.reason], { address, ...defined({ stage: error.stage }) })
}
