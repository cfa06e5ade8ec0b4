/**
 * How an error body is shaped: `plain` is `{code, message, …}`, `oauth` is `{error, error_description, …}` (RFC 6749
 * §5.2). Without a family the error takes the shape of the surface that it is shown on.
 */
export type ErrorFamily = 'plain' | 'oauth'

/** The declaration of an error, read by the router, OpenAPI and the error reference. */
export interface ErrorDefinition {
  status: number
  /** The machine-readable name. Every JSON error has one, also where the official description has only a message. */
  code: string
  /** When it is returned, for the reference. */
  when: string
  /** What the caller can do about it, unless the status says enough. */
  next?: string
  family?: ErrorFamily
  /** The key of its text on hosted pages, unless the text for its status is enough. */
  page?: string
  headers?: (details: Record<string, unknown>) => Record<string, string>
}

/** An error that the caller sees. `details` become further members of the body. */
export class DomainError extends Error {
  readonly definition: ErrorDefinition
  readonly details: Record<string, unknown>
  /** Headers of this answer in addition to those of the definition. */
  headers: Record<string, string | string[]> = {}
  /** Where a page that shows the error links to. */
  continueUrl: string | undefined

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

  withContinueUrl(continueUrl: string | undefined): this {
    this.continueUrl = continueUrl
    return this
  }
}

/**
 * An error that a handler returns instead of throwing it: what the handler did commits. For a wrong code that must count, a
 * step that must be remembered.
 */
export class CommittedError extends DomainError {
  readonly commits = true
}

/** The error, returned so that what led to it is kept. */
export function commitWith(error: DomainError): CommittedError {
  const committed = new CommittedError(error.definition, error.message, error.details)
  committed.headers = error.headers
  committed.continueUrl = error.continueUrl
  return committed
}

export type ErrorFactory<Args extends unknown[]> = ((...args: Args) => DomainError) & { definition: ErrorDefinition }

/**
 * Declares an error. The second argument makes the message, or the message and further members of the body.
 *
 * A handler that throws the error rolls back everything it did. What must be kept is returned, by `commitWith`.
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

/** The `headers` of an error whose body says in `retry_after` how many seconds to wait. */
export function retryAfter({ retry_after }: Record<string, unknown>): Record<string, string> {
  return { 'retry-after': String(retry_after) }
}

/** The errors that any operation can answer. */
export const platformErrors = {
  unauthorized: defineError(
    {
      status: 401,
      code: 'unauthorized',
      when: 'The credential is missing, malformed or not valid for this environment.',
      next: 'Send an API key of this environment as "Authorization: Bearer …". The server prints one when it starts.',
      headers: () => ({ 'www-authenticate': 'Bearer' }),
    },
    (hint: string) => hint,
  ),
  forbidden: defineError(
    { status: 403, code: 'forbidden', when: 'The credential does not permit this.' },
    (why: string) => why,
  ),
  routeNotFound: defineError(
    {
      status: 404,
      code: 'route_not_found',
      when: 'No operation has this path.',
      next: 'Compare the method and path with the reference at /docs.',
    },
    (method: string, path: string, hint = 'The reference at /docs lists all operations.') =>
      `There is no operation at ${method} ${path}. ${hint}`,
  ),
  notServed: defineError(
    {
      status: 404,
      code: 'operation_not_served',
      when: 'The official API has this path, and this server does not serve it on purpose.',
      next: 'See docs/coverage.md for what is served.',
    },
    // Clients of GraphQL show the message of the first of `errors`.
    (method: string, path: string, what: string) => {
      const message = `${method} ${path} is not served. It is ${what}.`
      return { message, errors: [{ field: 'path', code: 'operation_not_served', message }] }
    },
  ),
  methodNotAllowed: defineError(
    {
      status: 405,
      code: 'method_not_allowed',
      when: 'The path exists, but not with this method.',
      next: 'Use a method from the Allow header.',
      headers: ({ allow }) => ({ allow: String(allow) }),
    },
    (method: string, allow: string) => ({ message: `${method} is not allowed here. Allowed: ${allow}.`, allow }),
  ),
  invalidRequest: defineError(
    {
      status: 422,
      code: 'invalid_request_parameters',
      when: 'A parameter or the body does not have the documented shape.',
    },
    (faults: Fault[]) => ({
      message: sentencesOf(faults),
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
      when: 'The Host header of a request to a development server is neither loopback nor the host of GATEHOUSE_URL.',
      next: 'Use http://localhost and the port of the server. To serve another name, run in production and set GATEHOUSE_URL.',
    },
    (host: string, url: string) =>
      `A development server answers to loopback names and to the host of GATEHOUSE_URL only, not to ${JSON.stringify(host)}. Use ${url}, or set GATEHOUSE_URL to the address that you need; a public one makes it a production server.`,
  ),
  unreadableRequest: defineError(
    { status: 400, code: 'unreadable_request', when: 'The request is not HTTP/1.1 as defined by RFC 9112.' },
    () => 'The request is not valid HTTP/1.1.',
  ),
  requestTimeout: defineError(
    {
      status: 408,
      code: 'request_timeout',
      when: 'The headers took over 20 s to arrive, or the whole request over 60 s.',
      next: 'Send it again.',
    },
    () => 'The request did not arrive in time.',
  ),
  headersTooLarge: defineError(
    { status: 431, code: 'headers_too_large', when: 'The path and headers are larger than 32 KiB.' },
    () => 'The path and headers of the request are larger than 32 KiB.',
  ),
  malformedBody: defineError(
    {
      status: 400,
      code: 'malformed_body',
      when: 'The body is not valid JSON or not valid UTF-8, or nested too deeply.',
      next: 'Send JSON or form fields in UTF-8, and percent-encode the path and query.',
    },
    (why: string) => why,
  ),
  bodyTooLarge: defineError(
    {
      status: 413,
      code: 'body_too_large',
      when: 'The body is larger than 1 MiB, or 2,000 KB in SCIM.',
      next: 'Split the request.',
    },
    (limit = '1 MiB') => `The request body is larger than ${limit}.`,
  ),
  unsupportedMediaType: defineError(
    {
      status: 415,
      code: 'unsupported_media_type',
      when: 'The content type or encoding of the body is not accepted.',
      next: 'Send Content-Type: application/json, without a Content-Encoding.',
    },
    (why: string = 'The Content-Type cannot be read. Send the body as application/json.') => why,
  ),
  preconditionFailed: defineError(
    {
      status: 412,
      code: 'precondition_failed',
      when: 'The object has changed since the answer whose ETag was sent as If-Match. Nothing was changed.',
      next: 'Read the object again, and send the change with its new ETag, or without If-Match.',
    },
    () =>
      'The object has changed since you read it, so nothing was done. Read it again, and repeat the change with its new ETag.',
  ),
  idempotencyKeyReused: defineError(
    {
      status: 422,
      code: 'idempotency_key_reused',
      when: 'The Idempotency-Key was used with another body in the last 24 hours.',
      next: 'Use a new Idempotency-Key for every new request, and the same one only to repeat a request.',
    },
    () => 'This Idempotency-Key was already used with a different request. Send a new key with a new request.',
  ),
  rateLimited: defineError(
    {
      status: 429,
      code: 'rate_limit_exceeded',
      when: 'The caller sent more requests than the limit allows.',
      next: 'Wait for the number of seconds in Retry-After, then send it again.',
      headers: retryAfter,
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
      when: 'Too much work of this kind is waiting.',
      next: 'Send it again after the number of seconds in Retry-After.',
      headers: () => ({ 'retry-after': '1' }),
    },
    () => 'The server is busy. Try again in a second.',
  ),
  databaseUnavailable: defineError(
    {
      status: 503,
      code: 'database_unavailable',
      when: 'PostgreSQL is unreachable, starting or stopping, read-only, or out of connections. The message says whether the change may have been made.',
      next: 'Send it again after the number of seconds in Retry-After, a POST with the same Idempotency-Key. If it persists, check /ready and the server output.',
      headers: () => ({ 'retry-after': '1' }),
    },
    (mayBeDone = false) =>
      mayBeDone
        ? 'The database connection was lost during the commit, so the change may have been made. Try again in a second with the same Idempotency-Key.'
        : 'The database is unreachable. Nothing was changed. Try again in a second.',
  ),
  databaseUnsynchronized: defineError(
    {
      status: 503,
      code: 'database_unsynchronized',
      when: 'DATABASE_SYNCHRONOUS is `required`, and PostgreSQL has no synchronous standby, so a fail-over could lose the change. The message says whether it may have been made. Reads still work.',
      next: 'Send it again after the number of seconds in Retry-After, a POST with the same Idempotency-Key. The operator has to bring a standby back.',
      headers: () => ({ 'retry-after': '5' }),
    },
    (mayBeDone: boolean) =>
      mayBeDone
        ? 'No standby of the database has confirmed the change, so it may have been made, and a fail-over may lose it. Try again in a few seconds with the same Idempotency-Key.'
        : 'The database has no synchronous standby, so it takes no changes. Nothing was changed. Try again in a few seconds.',
  ),
  databaseExhausted: defineError(
    {
      status: 503,
      code: 'database_exhausted',
      when: "PostgreSQL has no space left on its disk, no memory for a statement, or cannot use a file. Nothing was changed. Requests that don't change anything still work.",
      next: 'Send it again after the number of seconds in Retry-After. The operator has to make room on the disk of PostgreSQL; the server output has its message.',
      headers: () => ({ 'retry-after': '5' }),
    },
    () => 'The database has no room for this change. Nothing was changed. Try again in a few seconds.',
  ),
  databaseBusy: defineError(
    {
      status: 503,
      code: 'database_busy',
      when: 'The request needs a statement that takes long, and either as many of its kind as the server runs at once are under way, or it was stopped after a minute. Nothing was changed.',
      next: 'Send it again after the number of seconds in Retry-After. A list is found sooner with fewer filters or a smaller page; `gatehouse_slow_statements` at /metrics shows what is under way.',
      headers: () => ({ 'retry-after': '5' }),
    },
    (wasStopped: boolean) =>
      wasStopped
        ? 'The database took too long for this request, which was stopped. Nothing was changed. Try again in a few seconds.'
        : 'Too many requests that take long are under way. Nothing was changed. Try again in a few seconds.',
  ),
  contended: defineError(
    {
      status: 503,
      code: 'contended',
      when: 'Several attempts conflicted with concurrent changes to the same objects. Nothing was changed.',
      next: 'Send it again after the number of seconds in Retry-After.',
      headers: () => ({ 'retry-after': '1' }),
    },
    () => 'Too many requests change the same objects. Nothing was changed. Try again in a second.',
  ),
  environmentMoving: defineError(
    {
      status: 503,
      code: 'environment_moving',
      when: 'The environment is moving to another database cluster, which takes seconds. Nothing was changed. Requests that change nothing still work.',
      next: 'Send it again after the number of seconds in Retry-After.',
      headers: () => ({ 'retry-after': '2' }),
    },
    () =>
      'This environment is moving to another database, so it takes no changes for a few seconds. Nothing was changed. Try again in two seconds.',
  ),
  shuttingDown: defineError(
    {
      status: 503,
      code: 'shutting_down',
      when: 'The server is shutting down. Nothing was changed.',
      next: 'Send it again after the number of seconds in Retry-After.',
      headers: () => ({ 'retry-after': '1' }),
    },
    () => 'The server is shutting down. Nothing was changed. Try again in a second.',
  ),
  internal: defineError(
    {
      status: 500,
      code: 'internal_error',
      when: 'The server failed. Its log has the cause under the request id.',
      next: 'Search the server output for the request id to find the cause.',
    },
    () => 'The server failed. Quote the X-Request-ID of this answer when you report it.',
  ),
}

/** One fault of a request. */
export interface Fault {
  /** Which member. */
  field: string
  /** Which rule, for programs. */
  code: string
  /** In sentences: what is wrong with the member, by its name, and what to send. */
  message: string
}

/** What is wrong with a request, for people. */
export function sentencesOf(faults: readonly Fault[]): string {
  return faults.map(({ message }) => message).join(' ')
}

/** A 404 as production answers it, on every JSON surface: `{message, code, entity_id}`, whatever names the object. */
export const notFound = defineError(
  { status: 404, code: 'entity_not_found', family: 'plain', when: 'The environment has no such object.' },
  (kind: string, id: string, hint?: string) => ({
    message: [`${kind} not found: '${id}'.`, hint].filter(Boolean).join(' '),
    entity_id: id,
  }),
)
