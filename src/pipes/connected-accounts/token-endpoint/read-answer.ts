import { parseInnerObject } from '#platform/http/json-body.ts'
import { recordOf } from '#platform/records.ts'
import { cut, storable } from '#platform/text.ts'
import { TokenFailure, type TokenFailureKind } from './failure.ts'

/** What a service gave. */
export interface Tokens {
  accessToken: string
  /** `undefined` where the one before stays good. */
  refreshToken: string | undefined
  /** Null for a token that does not end. */
  expiresAt: Date | null
  /** `undefined` where the service does not say. */
  scopes: string[] | undefined
  /** Members that the table of services names. */
  metadata: Record<string, unknown>
}

export interface AnswerShape {
  /** The member that contains the token, for answers that contain several tokens. */
  answerMember?: string
  /** The lifetime of a token whose answer does not state one. */
  lifetimeSeconds?: number
  metadata?: readonly string[]
}

/** It is the client that the service does not take (RFC 6749 §5.2), in the words of GitHub and Slack too. */
const aboutTheClient = new Set([
  'invalid_client',
  'unauthorized_client',
  'unsupported_grant_type',
  'incorrect_client_credentials',
  'bad_client_secret',
  'invalid_client_id',
])
const refusals = new Set([400, 401, 403])
const longest = 16_384

/**
 * Reads the answer of a token endpoint (RFC 6749 §5.1, §5.2). Some services answer a refusal with 200.
 *
 * @param sent secrets, which no word of the service may repeat. @throws TokenFailure
 */
export function readAnswer(
  { status, body }: { status: number; body: Buffer },
  shape: AnswerShape,
  now: Date,
  sent: readonly string[],
): Tokens {
  const all = parseInnerObject(body.toString('utf8')) ?? {}
  const inner = recordOf(shape.answerMember === undefined ? undefined : all[shape.answerMember])
  const answer = textOf(inner.access_token) === undefined ? all : inner
  const accessToken = textOf(answer.access_token)
  if (status >= 200 && status < 300 && accessToken !== undefined && accessToken.length <= longest) {
    return {
      accessToken,
      refreshToken: textOf(answer.refresh_token),
      expiresAt: endOf(answer, shape, now),
      scopes: scopesOf(answer.scope),
      metadata: Object.fromEntries((shape.metadata ?? []).map((name) => [name, all[name] ?? null])),
    }
  }
  const error = textOf(all.error)
  const description = textOf(all.error_description) ?? textOf(all.message)
  const clean = (text: string | undefined, length: number) => (text === undefined ? null : cleaned(text, sent, length))
  throw new TokenFailure(kindOf(status, error), {
    said: { error: clean(error, 100), description: clean(description, 500) },
  })
}

function kindOf(status: number, error: string | undefined): TokenFailureKind {
  if (error !== undefined && aboutTheClient.has(error)) return 'client_refused'
  const isRefusal = refusals.has(status) || (status >= 200 && status < 300 && error !== undefined)
  return isRefusal ? 'refused' : 'unavailable'
}

function endOf({ expires_in }: Record<string, unknown>, { lifetimeSeconds }: AnswerShape, now: Date): Date | null {
  const said = typeof expires_in === 'string' ? Number(expires_in) : expires_in
  const isSaid = typeof said === 'number' && Number.isFinite(said) && said > 0 && said < 1e9
  const seconds = isSaid ? said : lifetimeSeconds
  return seconds === undefined ? null : new Date(now.getTime() + Math.floor(seconds) * 1_000)
}

function scopesOf(scope: unknown): string[] | undefined {
  if (Array.isArray(scope)) return scope.filter((each) => typeof each === 'string').map(storable)
  const text = textOf(scope)
  return text === undefined ? undefined : [...new Set(text.split(/[\s,]+/).filter((each) => each !== ''))]
}

/** A text of a service without the secrets that it was sent. */
function cleaned(text: string, sent: readonly string[], length: number): string {
  const without = sent.filter((each) => each !== '').reduce((rest, each) => rest.replaceAll(each, '…'), storable(text))
  return cut(without, length)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
