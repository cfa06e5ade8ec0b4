import type { IncomingHttpHeaders } from 'node:http'
import { parseFormBody, parseJsonBody } from '#platform/http/json-body.ts'
import type { AnsweredRequest } from '#platform/http/tracing.ts'
import { redacted, type SecretNames } from '#platform/secrets.ts'
import { createRedactor, type RedactOptions, type Redactor } from './redact.ts'

/** A request and its answer as stored: without secrets, and without bodies that are long or of other types. */
export interface StoredRequest {
  id: string
  at: string
  duration_ms: number
  method: string
  /** Path and query. */
  url: string
  operation: { id: string; summary: string } | null
  environment_id: string | null
  /** The caller, such as `api_key key_01J…`. */
  actor: string | null
  headers: Record<string, string>
  body: StoredBody
  answer: {
    status: number
    headers: Record<string, string>
    body: StoredBody
  }
  refusal: {
    code: string | null
    message: string
    /** The condition under which it is answered. */
    when: string
    next: string | null
  } | null
}

/** JSON and forms are kept, parsed. Of other bodies, only the size is. */
export type StoredBody =
  | { kind: 'none' }
  | { kind: 'json' | 'form'; value: unknown }
  | { kind: 'other'; bytes: number; type: string }

const longestBody = 65_536
const keptRequestHeaders = ['content-type', 'accept', 'user-agent', 'idempotency-key', 'origin'] as const
const keptAnswerHeaders = ['content-type', 'location', 'retry-after', 'allow', 'idempotent-replayed'] as const

export function toStoredRequest(answered: AnsweredRequest, secretNames: SecretNames): StoredRequest {
  const { operation, refusal, headers, answerHeaders, status } = answered
  const redactor = createRedactor(secretNames)
  const redactOptions: RedactOptions = status >= 400 ? { notSecret: ['code'] } : {}
  const type = String(headers['content-type'] ?? '')
  const answerType = String(answerHeaders['content-type'] ?? '')
  const isGraphql = operation?.surface === 'graphql'
  const body = isGraphql ? withoutText(answered.body, type) : readBody(answered.body, type)
  const answerBody =
    isGraphql || isOutbox(operation)
      ? withoutText(answered.answerBody, answerType)
      : readBody(answered.answerBody, answerType)
  const [, search = ''] = splitOnce(answered.url, '?')
  const credential = splitOnce(headers.authorization ?? '', ' ')[1] ?? ''
  redactor.learnSecret(credential)
  if (operation === undefined) opaqueParts(answered.url).forEach(redactor.learnSecret)
  redactor.learn(answered.params)
  redactor.learn(Object.fromEntries(new URLSearchParams(search)))
  if ('value' in body) redactor.learn(body.value)
  if ('value' in answerBody) redactor.learn(answerBody.value, redactOptions)
  return {
    id: answered.id,
    at: answered.at.toISOString(),
    duration_ms: Math.round(answered.durationMs * 10) / 10,
    method: answered.method,
    url: redactor.text(answered.url),
    operation: operation === undefined ? null : { id: operation.id, summary: operation.summary },
    environment_id: answered.environmentId ?? null,
    actor: answered.actor === undefined ? null : describeActor(answered.actor),
    headers: { ...authorizationOf(headers), ...pick(headers, keptRequestHeaders, redactor) },
    body: redactBody(body, redactor),
    answer: {
      status,
      headers: pick(answerHeaders, keptAnswerHeaders, redactor),
      body: redactBody(answerBody, redactor, redactOptions),
    },
    refusal:
      refusal === undefined || status < 400
        ? null
        : {
            code: refusal.definition.code,
            message: redactor.text(refusal.message),
            when: refusal.definition.when,
            next: refusal.definition.next ?? null,
          },
  }
}

function describeActor(actor: NonNullable<AnsweredRequest['actor']>): string {
  return 'id' in actor ? `${actor.type} ${actor.id}` : actor.type
}

function authorizationOf({ authorization }: IncomingHttpHeaders): Record<string, string> {
  if (authorization === undefined) return {}
  const [scheme = ''] = splitOnce(authorization, ' ')
  return { authorization: /^(bearer|basic)$/i.test(scheme) ? `${scheme} ${redacted}` : redacted }
}

function pick(headers: Record<string, unknown>, names: readonly string[], redactor: Redactor): Record<string, string> {
  const given = names.filter((name) => headers[name] !== undefined)
  return Object.fromEntries(given.map((name) => [name, redactor.text(String(headers[name]))]))
}

function readBody(body: Buffer | string | undefined, type: string): StoredBody {
  if (body === undefined || body.length === 0) return { kind: 'none' }
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body)
  const other = withoutText(bytes, type)
  if (bytes.length > longestBody) return other
  try {
    if (/^application\/json\b/i.test(type)) return { kind: 'json', value: parseJsonBody(bytes) }
    if (/^application\/x-www-form-urlencoded\b/i.test(type)) return { kind: 'form', value: parseFormBody(bytes) }
  } catch {
    // What could not be read was refused for it; a secret in it could not be found either.
  }
  return other
}

function withoutText(body: Buffer | string | undefined, type: string): StoredBody {
  return { kind: 'other', bytes: Buffer.byteLength(body ?? ''), type }
}

/** Its texts contain codes and links, which names of members do not reveal. The same goes for the documents and aliases of GraphQL. */
function isOutbox(operation: AnsweredRequest['operation']): boolean {
  return operation?.path.startsWith('/_dev/') === true
}

function redactBody(body: StoredBody, redactor: Redactor, options?: RedactOptions): StoredBody {
  return 'value' in body ? { ...body, value: redactor.redact(body.value, options) } : body
}

/** In an unknown path, a long part that is not an id may be a secret. */
function opaqueParts(url: string): string[] {
  const parts = url.match(/[^/?&=]{24,}/g) ?? []
  return parts.filter((part) => !/^[a-z_]+_[0-9A-HJKMNP-TV-Z]{26}$/.test(part))
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
