/**
 * How an error body is shaped: `plain` is `{code, message, …}`, `oauth` is `{error, error_description, …}` (RFC 6749 §5.2).
 * Without a family the error takes the shape of the surface that it is shown on.
 */
export type ErrorFamily = 'plain' | 'oauth'

/** What is declared of an error, once: read by the router, by OpenAPI and by the error reference. */
export interface ErrorDefinition {
  status: number
  /** The machine-readable name. Every JSON error has one, also where the official description has a message alone. */
  code: string
  /** The condition under which it is answered, for the reference. */
  when: string
  /** What its receiver does about it, where the status alone does not say. */
  next?: string
  family?: ErrorFamily
  /** Names the words for it on a page, where those for its status would not help. */
  page?: string
  headers?: (details: Record<string, unknown>) => Record<string, string>
}

/** A refusal that the caller is meant to see. `details` become further members of the body. */
export class DomainError extends Error {
  readonly definition: ErrorDefinition
  readonly details: Record<string, unknown>
  /** Headers of this one answer, beside those of its kind. */
  headers: Record<string, string | string[]> = {}
  /** Where a page that shows the refusal leads on to. */
  wayOn: string | undefined

  constructor(definition: ErrorDefinition, message: string, details: Record<string, unknown> = {}) {
    super(message)
    this.name = 'DomainError'
    this.definition = definition
    this.details = details
  }

  withHeaders(headers: Record<string, string | string[]>): this {
    this.headers = headers
    return this
  }

  leadingTo(wayOn: string | undefined): this {
    this.wayOn = wayOn
    return this
  }
}

export type ErrorFactory<Args extends unknown[]> = ((...args: Args) => DomainError) & { definition: ErrorDefinition }

/**
 * Declares an error. The second argument writes the public text, or the text together with further members of the body.
 *
 * A handler that *throws* the error undoes everything it did; a handler that *returns* it commits: a wrong code that
 * must count, a step that must be remembered.
 */
export function defineError<Args extends unknown[]>(
  definition: ErrorDefinition,
  describe: (...args: Args) => string | ({ message: string } & Record<string, unknown>),
): ErrorFactory<Args> {
  const make = (...args: Args) => {
    const described = describe(...args)
    if (typeof described === 'string') return new DomainError(definition, described)
    const { message, ...details } = described
    return new DomainError(definition, message, details)
  }
  return Object.assign(make, { definition })
}

/** The errors that any operation can answer. */
export const platformErrors = {
  unauthorized: defineError(
    {
      status: 401,
      code: 'unauthorized',
      when: 'The credential is missing, malformed or not valid here.',
      next: 'Send a credential of this environment as "Authorization: Bearer …": the API key that the server printed at its start, or one made since.',
    },
    (hint: string) => hint,
  ),
  forbidden: defineError(
    { status: 403, code: 'forbidden', when: 'The credential is valid but not for this.' },
    (why: string) => why,
  ),
  routeNotFound: defineError(
    {
      status: 404,
      code: 'route_not_found',
      when: 'No operation has this path.',
      next: 'Compare path and method with the reference at /docs.',
    },
    (method: string, path: string) =>
      `No operation is served at ${method} ${path}. The operations are listed at /docs.`,
  ),
  methodNotAllowed: defineError(
    {
      status: 405,
      code: 'method_not_allowed',
      when: 'The path exists, but not with this method.',
      next: 'Send it with a method that the Allow header names.',
      headers: ({ allow }) => ({ allow: String(allow) }),
    },
    (method: string, allow: string) => ({ message: `${method} is not served here. Allowed: ${allow}.`, allow }),
  ),
  invalidRequest: defineError(
    {
      status: 422,
      code: 'invalid_request_parameters',
      when: 'A parameter or the body does not have the documented shape.',
    },
    (faults: Fault[]) => ({
      message: `Validation failed: ${faults.map((fault) => fault.message).join('; ')}.`,
      errors: faults,
    }),
  ),
  invalidHostHeader: defineError(
    {
      status: 400,
      code: 'invalid_host_header',
      when: 'The request has no Host header, or more than one.',
    },
    () => 'The request must have exactly one Host header.',
  ),
  misdirectedRequest: defineError(
    {
      status: 421,
      code: 'misdirected_request',
      when: 'A development server was asked for under a host that is neither loopback nor that of GATEHOUSE_URL.',
      next: 'Use http://localhost and the port of the server. One that has to answer to another name is a production server: set GATEHOUSE_URL.',
    },
    (host: string, url: string) =>
      `A development server answers to loopback names and to the host of GATEHOUSE_URL only, not to ${JSON.stringify(host)}. Use ${url}, or set GATEHOUSE_URL to the address that you need; a public one makes it a production server.`,
  ),
  unreadableRequest: defineError(
    { status: 400, code: 'unreadable_request', when: 'What came in is not HTTP/1.1 as RFC 9112 has it.' },
    () => 'The request is not valid HTTP/1.1.',
  ),
  requestTimeout: defineError(
    {
      status: 408,
      code: 'request_timeout',
      when: 'Headers took over 20 s to arrive, or the whole request over 60 s.',
      next: 'Send it again.',
    },
    () => 'The request did not arrive in time.',
  ),
  headersTooLarge: defineError(
    { status: 431, code: 'headers_too_large', when: 'Path and headers are larger than 32 KiB.' },
    () => 'Path and headers of the request are larger than 32 KiB.',
  ),
  malformedBody: defineError(
    {
      status: 400,
      code: 'malformed_body',
      when: 'The body is not valid JSON or not valid UTF-8, or nested too deeply.',
      next: 'Send it well-formed: bodies as JSON or form fields in UTF-8, addresses percent-encoded.',
    },
    (why: string) => why,
  ),
  bodyTooLarge: defineError(
    { status: 413, code: 'body_too_large', when: 'The body is larger than 1 MiB.', next: 'Send less at once.' },
    () => 'The request body is larger than 1 MiB.',
  ),
  unsupportedMediaType: defineError(
    {
      status: 415,
      code: 'unsupported_media_type',
      when: 'The content type or encoding of the body is not accepted.',
      next: 'Send Content-Type: application/json, without a Content-Encoding.',
    },
    () => 'The body must be sent uncompressed as application/json, or as a form where the operation says so.',
  ),
  idempotencyKeyReused: defineError(
    {
      status: 422,
      code: 'idempotency_key_reused',
      when: 'The Idempotency-Key was used with another body in the last 24 hours.',
      next: 'Make a new Idempotency-Key for every new request; keep one only to repeat the same request.',
    },
    () => 'This Idempotency-Key was already used with a different request. Send a new key with a new request.',
  ),
  rateLimited: defineError(
    {
      status: 429,
      code: 'rate_limit_exceeded',
      when: 'More requests than the documented limit allows.',
      next: 'Wait for the seconds that Retry-After names, then send it again.',
      headers: ({ retry_after }) => ({ 'retry-after': String(retry_after) }),
    },
    (retryAfterSeconds: number) => ({
      message: `Too many requests. Try again in ${retryAfterSeconds} s.`,
      retry_after: retryAfterSeconds,
    }),
  ),
  overloaded: defineError(
    {
      status: 503,
      code: 'overloaded',
      when: 'More work of this kind is waiting than can be done in time.',
      next: 'Send it again after the seconds that Retry-After names.',
      headers: () => ({ 'retry-after': '1' }),
    },
    () => 'The server is busy. Try again in a second.',
  ),
  databaseUnavailable: defineError(
    {
      status: 503,
      code: 'database_unavailable',
      when: 'PostgreSQL does not answer: it is away, starts or stops, takes no writes, or has no connection left. The message says whether the change may have been made.',
      next: 'Send it again after the seconds that Retry-After names, a POST with the same Idempotency-Key. If it stays, look at /ready and in the output of the server.',
      headers: () => ({ 'retry-after': '1' }),
    },
    (mayBeDone = false) =>
      mayBeDone
        ? 'The connection to the database was lost while the change was being committed, so it may have been made. Try again in a second, with the same Idempotency-Key.'
        : 'The database cannot be reached, so nothing was changed. Try again in a second.',
  ),
  contended: defineError(
    {
      status: 503,
      code: 'contended',
      when: 'PostgreSQL gave the change up, several times, for others that changed the same objects at the same time. Nothing was changed.',
      next: 'Send it again after the seconds that Retry-After names.',
      headers: () => ({ 'retry-after': '1' }),
    },
    () => 'Too many requests change the same objects at once, so this was not done. Try again in a second.',
  ),
  shuttingDown: defineError(
    {
      status: 503,
      code: 'shutting_down',
      when: 'The server is ending. The request was not carried out.',
      next: 'Send it again after the seconds that Retry-After names: another process answers, or this one once it is back.',
      headers: () => ({ 'retry-after': '1' }),
    },
    () => 'The server is shutting down, so this was not done. Try again in a second.',
  ),
  internal: defineError(
    {
      status: 500,
      code: 'internal_error',
      when: 'A fault of ours. The log has the cause under the request id.',
      next: 'Look for the request id in the output of the server: the cause stands there.',
    },
    () => 'Something went wrong on our side. Quote the X-Request-ID of this answer when you report it.',
  ),
}

/** One fault of a request: which member, what rule, in words. */
export interface Fault {
  field: string
  code: string
  message: string
}

/** A 404 as production answers it, on every JSON surface: `{message, code, entity_id}`, whatever names the object. */
export const notFound = defineError(
  { status: 404, code: 'entity_not_found', family: 'plain', when: 'The environment has no such object.' },
  (kind: string, id: string, hint?: string) => ({
    message: [`${kind} not found: '${id}'.`, hint].filter(Boolean).join(' '),
    entity_id: id,
  }),
)
