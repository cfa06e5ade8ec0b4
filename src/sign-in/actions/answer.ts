import { createHmac } from 'node:crypto'
import { isSame } from '#platform/crypto/is-same.ts'
import { isRecord, recordOf } from '#platform/records.ts'
import { cut, storable } from '#platform/text.ts'
import type { ActionType } from './schemas.ts'

/** The verdict of an endpoint. The message of a denial is for the user. */
export type Verdict = { verdict: 'allow' } | { verdict: 'deny'; message?: string }

/** What an endpoint answered: a verdict, or why there is none that can be trusted. */
export type EndpointAnswer =
  | { status: number; verdict: Verdict; failure?: undefined }
  | { status: number | undefined; verdict?: undefined; failure: string }

/** The maximum clock difference of an answer. Only its time prevents the replay of an old answer. */
const toleranceMs = 30_000
const maxMessageLength = 500

/**
 * Reads an answer whose payload the endpoint signed: HMAC-SHA256 of `<timestamp>.<payload>` under the secret. The
 * payload counts as it came, or as the SDKs write it; the verdict is read from the very text that the signature fits.
 *
 * @returns `undefined` for an answer that cannot be trusted.
 */
export function readAnswer(body: string, type: ActionType, secret: string, now: Date): Verdict | undefined {
  const answer = parseObject(body)
  if (answer?.object !== `${type}_action_response` || typeof answer.signature !== 'string') return undefined
  for (const text of payloadTexts(body, answer.payload)) {
    const payload = parseObject(text)
    const timestamp = payload?.timestamp
    if (typeof timestamp !== 'number' || Math.abs(now.getTime() - timestamp) > toleranceMs) continue
    const expected = createHmac('sha256', secret).update(`${timestamp}.${text}`).digest('hex')
    if (isSame(answer.signature, expected)) return toVerdict(payload ?? {})
  }
  return undefined
}

function toVerdict({ verdict, error_message }: Record<string, unknown>): Verdict | undefined {
  if (typeof verdict !== 'string') return undefined
  if (verdict.toLowerCase() === 'allow') return { verdict: 'allow' }
  if (verdict.toLowerCase() !== 'deny') return undefined
  const message = typeof error_message === 'string' ? cut(storable(error_message).trim(), maxMessageLength) : ''
  return { verdict: 'deny', ...(message === '' ? {} : { message }) }
}

/** The texts that may have been signed: as in the body, compact, and compact in the member order of the SDKs. */
function payloadTexts(body: string, payload: unknown): string[] {
  if (typeof payload !== 'object' || payload === null) return []
  // An object without nested objects; its strings may contain anything.
  const written = /"payload"\s*:\s*(\{(?:[^"{}]|"(?:[^"\\]|\\.)*")*\})/.exec(body)?.[1]
  const { timestamp, verdict, error_message } = recordOf(payload)
  const texts = [JSON.stringify(payload), JSON.stringify({ timestamp, verdict, error_message })]
  return written === undefined ? texts : [written, ...texts]
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}
