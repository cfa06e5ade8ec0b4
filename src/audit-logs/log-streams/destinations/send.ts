import type { System } from '#platform/context.ts'
import { TokenRefusal } from '#platform/outgoing/access-token.ts'
import { OutgoingError, type OutgoingFailure } from '#platform/outgoing/errors.ts'
import type { OutgoingRequest, OutgoingResponse } from '#platform/outgoing/index.ts'
import { DeliveryFailure } from './destination.ts'

const timeoutMs = 10_000
const excerptCharacters = 200

/** What must be set up in another way. Of an address that was stored, a name may lead elsewhere by now. */
const refusedByUs: ReadonlySet<OutgoingFailure> = new Set(['invalid_url', 'forbidden_scheme', 'forbidden_address'])
/** Of the receiver: the credentials are wrong, or nothing takes events at this address. Redirects are not followed. */
const refusals: ReadonlySet<number> = new Set([301, 302, 303, 307, 308, 401, 403, 404, 405, 410])

/** Sends a request that may arrive twice, through the guarded client. Resolves when it was taken. @throws DeliveryFailure */
export async function send(system: System, request: OutgoingRequest): Promise<OutgoingResponse> {
  const answer = await asFailure(() =>
    system.outgoing.request({ ...request, timeoutMs, maxResponseBytes: 65_536, truncate: true, isRepeatable: true }),
  )
  if (answer.status < 200 || answer.status > 299) throw failureOf(system, answer)
  return answer
}

/** Turns failures of requests that a library sends into those of {@link send}. @throws DeliveryFailure */
export async function asFailure<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof OutgoingError)
      throw new DeliveryFailure(error.message, { isRefusal: refusedByUs.has(error.reason) })
    if (error instanceof TokenRefusal) throw new DeliveryFailure(error.message, { isRefusal: error.isFinal })
    throw error
  }
}

function failureOf({ now }: System, { status, headers, body }: OutgoingResponse): DeliveryFailure {
  const words = excerptOf(body)
  return new DeliveryFailure(`It answered ${status}${words === '' ? '' : `: ${words}`}.`.replace(/\.\.$/, '.'), {
    isRefusal: refusals.has(status),
    retryAfterMs: readRetryAfter(headers['retry-after'], now()),
  })
}

/** What can be read of an answer, on one line. */
function excerptOf(body: Buffer): string {
  const text = body
    .toString('utf8')
    .replace(/[\p{C}\s\uFFFD]+/gu, ' ')
    .trim()
  return text.length > excerptCharacters ? `${text.slice(0, excerptCharacters)}…` : text
}

/** Seconds or a date (RFC 9110 §10.2.3). */
function readRetryAfter(text: string | undefined, now: Date): number | undefined {
  if (text === undefined) return undefined
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now.getTime()
  return Number.isNaN(ms) ? undefined : Math.max(ms, 0)
}
