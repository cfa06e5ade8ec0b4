import type { System } from '#platform/context.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { signatureOf } from '#platform/outgoing/signature.ts'
import { toEvent } from '../../event-log/index.ts'
import { openSecret } from '../secrets.ts'
import type { ClaimedDelivery } from './claimed-delivery.ts'

/** One request of an attempt, as it is recorded. */
export interface RequestRecord {
  secret: 'current' | 'previous'
  startedAt: Date
  durationMs: number
  status: number | null
  error: string | null
  excerpt: Buffer | null
}

export interface AttemptOutcome {
  succeeded: boolean
  /** There is nothing to send, and that is permanent. */
  isFinal: boolean
  /** Whether it says something about the endpoint, and not only about us. */
  wasAsked: boolean
  requests: RequestRecord[]
}

/** The result of a delivery that was sent. */
export interface Result {
  delivery: ClaimedDelivery
  outcome: AttemptOutcome
}

const timeoutMs = 10_000
const excerptBytes = 4_096
/** What receivers answer to a signature that they cannot verify. */
const refusals: ReadonlySet<number | null> = new Set([400, 401, 403])

/**
 * Sends a delivery once (E-2, E-3, E-4). While the previous secret is still valid, a delivery that is refused with the
 * new one is sent again immediately with the previous one. Never throws: internal errors are logged, and the delivery
 * is retried.
 */
export async function attemptDelivery(system: System, delivery: ClaimedDelivery): Promise<AttemptOutcome> {
  try {
    const body = bodyOf(delivery)
    if (body === undefined) return { ...unsent(system, 'event_gone'), isFinal: true }
    const requests = [await post(system, delivery, body, 'current')]
    if (refusals.has(requests[0]?.status ?? null) && hasPreviousSecret(system, delivery)) {
      requests.push(await post(system, delivery, body, 'previous'))
    }
    return { succeeded: requests.some(({ status }) => isSuccess(status)), isFinal: false, wasAsked: true, requests }
  } catch (err) {
    system.log.error({ err, delivery: delivery.id }, 'a webhook could not be sent because of a fault of ours')
    return unsent(system, 'internal_error')
  }
}

/**
 * The envelope that `GET /events` lists, as `JSON.stringify` writes it. Parsed data has its members in JavaScript's
 * order (integer-like names first), so receivers that verify the parsed form get the same bytes again.
 */
function bodyOf({ test_event, data, context, event_id, event, event_created_at }: ClaimedDelivery): string | undefined {
  if (test_event !== null) return JSON.stringify(test_event)
  if (data === null || event_created_at === null) return undefined
  return JSON.stringify(toEvent({ id: event_id, event, data, context, created_at: event_created_at }))
}

async function post(
  system: System,
  delivery: ClaimedDelivery,
  body: string,
  secret: RequestRecord['secret'],
): Promise<RequestRecord> {
  const sealed = secret === 'current' ? delivery.sealed_secret : (delivery.sealed_previous_secret ?? '')
  const key = openSecret(system.keyring, delivery.endpoint_id, sealed)
  const startedAt = system.now()
  const began = performance.now()
  try {
    const answer = await system.outgoing.request({
      method: 'POST',
      url: delivery.endpoint_url,
      headers: {
        'content-type': 'application/json',
        // Names the product and the format of its deliveries, but not the release.
        'user-agent': 'Gatehouse/1',
        'workos-signature': signatureOf(body, key, startedAt),
      },
      body,
      timeoutMs,
      maxResponseBytes: excerptBytes,
      truncate: true,
      // Receivers go by the event's id, since deliveries repeat anyway.
      isRepeatable: true,
      tellsTrace: true,
    })
    return {
      secret,
      startedAt,
      durationMs: answer.durationMs,
      status: answer.status,
      error: null,
      excerpt: answer.body,
    }
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error
    const durationMs = performance.now() - began
    return { secret, startedAt, durationMs, status: null, error: error.reason, excerpt: null }
  }
}

function hasPreviousSecret(
  system: System,
  { sealed_previous_secret, previous_secret_until }: ClaimedDelivery,
): boolean {
  if (sealed_previous_secret === null || previous_secret_until === null) return false
  return Date.parse(previous_secret_until) > system.now().getTime()
}

/** Redirects are not followed: a 3xx is a failure like any other. */
function isSuccess(status: number | null): boolean {
  return status !== null && status >= 200 && status <= 299
}

function unsent(system: System, error: string): AttemptOutcome {
  const startedAt = system.now()
  const request = { secret: 'current' as const, startedAt, durationMs: 0, status: null, error, excerpt: null }
  return { succeeded: false, isFinal: false, wasAsked: false, requests: [request] }
}
