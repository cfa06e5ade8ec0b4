import cookies from '@fastify/cookie'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { Context, PublicContext, RequestInfo, System } from '../context.ts'
import { DomainError, platformErrors } from './errors.ts'
import {
  type Answer,
  findAnswer,
  type IdempotentRequest,
  idempotencyKeyMaxLength,
  idempotentRequest,
  isKeyTaken,
  storeAnswer,
} from './idempotency.ts'
import { isStorableText, parseFormBody, parseJsonBody } from './json-body.ts'
import type { Access, Operation } from './operation.ts'
import { parseQuery, searchOf } from './query.ts'
import { createRateLimiter, type RateLimiter, rateLimits } from './rate-limits.ts'
import { HttpReply } from './reply.ts'
import { createErrorRenderer, type ErrorRenderer } from './surfaces.ts'
import { createUnitOfWork } from './unit-of-work.ts'
import { type Validator, validatorOf } from './validation.ts'

/** Finds out on whose behalf a request speaks. `input` is the parsed request, where the access kind needs it. */
export type Authenticator = (
  request: RequestInfo,
  input: { query: Record<string, unknown>; body: Record<string, unknown> },
) => Promise<Context>

export interface HttpServerOptions {
  system: System
  log: FastifyBaseLogger
  operations: readonly Operation[]
  authenticators: Record<Exclude<Access, 'public'>, Authenticator>
  /** How a refusal looks on a page. */
  errorPage: ErrorRenderer
  /** Sees every finished request: metrics, traces. */
  onFinished?: (operation: Operation | undefined, status: number, seconds: number) => void
}

const bodyLimit = 1_048_576

/** Serves the catalog: everything that an operation declares happens here, in the order in which a request meets it. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { system } = options
  const app = fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    requestTimeout: 60_000,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    routerOptions: {
      maxParamLength: 2_048,
      caseSensitive: true,
      ignoreTrailingSlash: false,
      ignoreDuplicateSlashes: false,
    },
    trustProxy: system.config.trustedProxies.length > 0 ? system.config.trustedProxies : false,
    genReqId: () => system.newId('req'),
    // Half-open requests end within a second of their time-out instead of Node's 30.
    http: { headersTimeout: 20_000, connectionsCheckingInterval: 1_000, maxHeaderSize: 32_768 },
    exposeHeadRoutes: false,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => {
      // No hook sees these requests.
      reply.header('x-request-id', request.id)
      sendError(reply, request, 'api', toDomainError(error, request))
    },
  })
  await app.register(cookies)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) => body)

  const renderError = createErrorRenderer(options.errorPage)
  const limiter = createRateLimiter(system.config, system.now)

  const refused = (request: FastifyRequest) => ({ id: request.id, acceptLanguage: request.headers['accept-language'] })

  function sendError(
    reply: FastifyReply,
    request: FastifyRequest,
    surface: Operation['surface'],
    error: DomainError,
  ): void {
    send(reply, renderError(surface, error, refused(request)))
  }

  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    const isLocal = request.ip === '127.0.0.1' || request.ip === '::1'
    if (!(isLocal && system.config.development)) limiter.count(rateLimits.address, request.ip)
  })
  app.addHook('onResponse', async (request, reply) => {
    const operation = request.routeOptions.config as { operation?: Operation }
    options.onFinished?.(operation.operation, reply.statusCode, reply.elapsedTime / 1_000)
    request.log.debug(
      {
        method: request.method,
        path: request.url.split('?')[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
  app.setErrorHandler((error, request, reply) => {
    const surface = (request.routeOptions.config as { operation?: Operation }).operation?.surface ?? 'api'
    sendError(reply, request, surface, toDomainError(error, request))
  })
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const allowed = methodsServing(options.operations, path)
    const error =
      allowed.length > 0
        ? platformErrors.methodNotAllowed(request.method, allowed.join(', '))
        : platformErrors.routeNotFound(request.method, path.slice(0, 200))
    sendError(reply, request, request.headers.accept?.startsWith('text/html') ? 'browser' : 'api', error)
  })

  for (const operation of options.operations) {
    const serve = prepare(operation, options, limiter)
    app.route({
      method: operation.method,
      url: operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      config: { operation },
      onRequest: async (request) => {
        // A missing or wrong key is answered before the path's ids, the query or the body are looked at.
        if (operation.access === 'api_key' || operation.access === 'session') {
          request.context = await options.authenticators[operation.access](infoOf(request), { query: {}, body: {} })
        }
      },
      handler: async (request, reply) => {
        const answer = await serve(request, (error) => renderError(operation.surface, error, refused(request)))
        send(reply, answer)
        return reply
      },
    })
  }
  return app
}

declare module 'fastify' {
  interface FastifyRequest {
    /** On whose behalf the request speaks, once that is known. */
    context?: Context
    info?: RequestInfo
  }
}

type Serve = (request: FastifyRequest, render: (error: DomainError) => Answer) => Promise<SentAnswer>

interface SentAnswer {
  status: number
  headers: Record<string, string | string[]>
  body: string | Buffer | undefined
}

/** Everything of an operation that can be prepared once. */
function prepare(operation: Operation, options: HttpServerOptions, limiter: RateLimiter): Serve {
  const { system, authenticators } = options
  const validateParams = validator(operation.params, 'params')
  const validateQuery = validator(operation.query, 'query')
  const validateBody = validator(operation.body, 'body')
  const isUserManagement = operation.path.startsWith('/user_management/')
  const pathLimit = isUserManagement
    ? operation.method === 'GET'
      ? rateLimits.userManagementReads
      : rateLimits.userManagementWrites
    : operation.id === 'OrganizationsController_deleteOrganization'
      ? rateLimits.organizationDeletes
      : undefined

  return async (request, render) => {
    const info = infoOf(request)
    const rawBody = operation.method === 'GET' ? undefined : parseBody(request, operation)
    const query = parseQuery(searchOf(request.url), operation.query)
    refuseUnstorable(request.params as Record<string, unknown>, 'params')
    refuseUnstorable(query, 'query')
    const body = operation.body === undefined || rawBody === undefined ? {} : rawBody

    const context =
      operation.access === 'client_id'
        ? await authenticators.client_id(info, { query, body: isRecord(body) ? body : {} })
        : request.context
    if (pathLimit !== undefined && context !== undefined) limiter.count(pathLimit, context.environmentId)

    validateParams(request.params)
    validateQuery(query)
    validateBody(body)
    const input = { params: request.params, query, body }

    if (context === undefined) {
      const publicContext: PublicContext = { system, request: info }
      const outcome = await operation.handler(input, publicContext as never)
      return outcome instanceof DomainError ? render(outcome) : toAnswer(operation, outcome)
    }
    if (operation.method === 'GET') {
      const outcome = await operation.handler(input, context as never)
      return outcome instanceof DomainError ? render(outcome) : toAnswer(operation, outcome)
    }
    const idempotent = operation.idempotency === 'replay' ? readIdempotencyKey(operation, request, body) : undefined
    return runAsOneTransaction(operation, context, input, idempotent, render)
  }
}

/** Runs a handler so that all it changed, and the key under which it was asked, commit together or not at all. */
async function runAsOneTransaction(
  operation: Operation,
  context: Context,
  input: { params: unknown; query: unknown; body: unknown },
  idempotent: IdempotentRequest | undefined,
  render: (error: DomainError) => Answer,
): Promise<SentAnswer> {
  if (idempotent !== undefined) {
    const earlier = await findAnswer(context, idempotent)
    if (earlier !== undefined) return replayed(earlier)
  }
  const unit = createUnitOfWork(context)
  try {
    const outcome = await operation.handler(input, unit.context as never)
    const answer = outcome instanceof DomainError ? render(outcome) : toAnswer(operation, outcome)
    if (idempotent !== undefined && !Buffer.isBuffer(answer.body)) {
      storeAnswer(await unit.begin(), context, idempotent, { ...answer, body: answer.body ?? '' })
    }
    await unit.commit()
    return answer
  } catch (error) {
    await unit.rollback()
    if (idempotent === undefined || !(error instanceof DomainError || isKeyTaken(error))) throw error
    // A twin of this request may have won the race for what this one then found taken or spent.
    const earlier = await findAnswer(context, idempotent)
    if (earlier === undefined) throw error
    return replayed(earlier)
  }
}

function replayed(answer: Answer): SentAnswer {
  return { ...answer, headers: { ...answer.headers, 'idempotent-replayed': 'true' } }
}

function toAnswer(operation: Operation, outcome: unknown): SentAnswer {
  if (outcome instanceof HttpReply) return outcome
  if (operation.success.body === undefined) return { status: operation.success.status, headers: {}, body: '' }
  const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8' }
  if (operation.surface === 'oauth') headers['cache-control'] = 'no-store'
  return { status: operation.success.status, headers, body: JSON.stringify(outcome) }
}

function send(reply: FastifyReply, answer: SentAnswer): void {
  reply
    .code(answer.status)
    .headers(answer.headers)
    .send(answer.body ?? '')
}

function readIdempotencyKey(
  operation: Operation,
  request: FastifyRequest,
  body: unknown,
): IdempotentRequest | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined || key === '') return undefined
  if (Array.isArray(key) || key.length > idempotencyKeyMaxLength || !isStorableText(key)) {
    const message = `Idempotency-Key must be one value of at most ${idempotencyKeyMaxLength} characters`
    throw platformErrors.invalidRequest([{ field: 'Idempotency-Key', code: 'idempotency_key_invalid', message }])
  }
  return idempotentRequest(operation.id, key, request.url, body)
}

function parseBody(request: FastifyRequest, operation: Operation): unknown {
  const bytes = request.body
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) return undefined
  const encoding = request.headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity') throw platformErrors.unsupportedMediaType()
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))
  if (charset !== undefined && !['charset=utf-8', 'charset="utf-8"'].includes(charset))
    throw platformErrors.unsupportedMediaType()
  if (type === 'application/json') return parseJsonBody(bytes)
  if (type === 'application/x-www-form-urlencoded' && operation.form) return parseFormBody(bytes)
  throw platformErrors.unsupportedMediaType()
}

function refuseUnstorable(values: Record<string, unknown>, part: string): void {
  for (const [field, value] of Object.entries(values)) {
    const texts = Array.isArray(value)
      ? value
      : typeof value === 'object' && value !== null
        ? Object.values(value)
        : [value]
    if (texts.every((text) => typeof text !== 'string' || isStorableText(text))) continue
    const message = `${field} holds a character that is not allowed`
    throw platformErrors.invalidRequest([{ field: field || part, code: 'text_not_allowed', message }])
  }
}

function validator(schema: Operation['body'], part: string): Validator {
  return schema === undefined ? () => undefined : validatorOf(schema, part)
}

function infoOf(request: FastifyRequest): RequestInfo {
  request.info ??= {
    id: request.id,
    method: request.method,
    url: request.url,
    ip: request.ip,
    userAgent: request.headers['user-agent']?.slice(0, 1_024),
    header: (name) => {
      const value = request.headers[name]
      return Array.isArray(value) ? value[0] : value
    },
    cookie: (name) => request.cookies[name],
    log: request.log,
  }
  return request.info
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Translates what the framework throws; anything unknown is ours, logged with its cause and shown without it. */
function toDomainError(error: unknown, request: FastifyRequest): DomainError {
  if (error instanceof DomainError) return error
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  if (code === indexRowTooLarge) return platformErrors.invalidRequest([tooLong])
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return platformErrors.bodyTooLarge()
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return platformErrors.unsupportedMediaType()
  if (code === 'FST_ERR_BAD_URL') return platformErrors.malformedBody('The path holds an invalid percent-encoding.')
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return platformErrors.malformedBody('The request could not be read.')
  request.log.error(
    { err: error, operation: (request.routeOptions.config as { operation?: Operation }).operation?.id },
    'unexpected error',
  )
  return platformErrors.internal()
}

/** `program_limit_exceeded` of PostgreSQL: a value that an index cannot hold, in a member that declares no length. */
const indexRowTooLarge = '54000'
const tooLong = { field: 'body', code: 'body_too_long', message: 'a value is longer than can be stored' }

function methodsServing(operations: readonly Operation[], path: string): string[] {
  return operations
    .filter((operation) =>
      new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`).test(path),
    )
    .map((operation) => operation.method)
}
