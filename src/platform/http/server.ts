import { Readable } from 'node:stream'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { System } from '../context.ts'
import { defined } from '../defined.ts'
import type { Lifecycle } from '../lifecycle.ts'
import { recordOf } from '../records.ts'
import { holdsSecret } from '../secrets.ts'
import { createAddressLimits, type MayCarryKey } from './address-limits.ts'
import { answerHeaders } from './answer-headers.ts'
import { createClientAddress } from './client-address.ts'
import { allowReading, answerPreflight, type FindAllowingEnvironments } from './cors.ts'
import { type DomainError, platformErrors } from './errors.ts'
import { toDomainError } from './framework-errors.ts'
import { refuseHost } from './host.ts'
import { preferredType } from './negotiate.ts'
import type { Access, Operation } from './operation.ts'
import { operationOf } from './operation-of.ts'
import { createRateLimiter } from './rate-limits.ts'
import { requestInfo } from './request-info.ts'
import { type Authenticator, type AuthenticatorInput, prepareOperation, type SentAnswer } from './serve-operation.ts'
import { createErrorRenderer, type OwnRenderers } from './surfaces.ts'
import { type RequestTracing, traceRequests, traceUnrouted } from './tracing.ts'
import { answerUnreadable } from './unreadable-request.ts'

export interface HttpServerOptions {
  system: System
  log: FastifyBaseLogger
  operations: readonly Operation[]
  authenticators: Record<Exclude<Access, 'public'>, Authenticator>
  mayCarryKey: MayCarryKey
  findEnvironmentsAllowing: FindAllowingEnvironments
  renderers: OwnRenderers
  tracing?: RequestTracing
  lifecycle: Lifecycle
  /** Sees every finished request: metrics, traces. */
  onFinished?: (operation: Operation | undefined, status: number, seconds: number) => void
}

const bodyLimit = 1_048_576

/** Serves the catalog: everything that an operation declares happens here, in the order in which a request meets it. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { system, tracing } = options
  const headersOfAll = answerHeaders(system.config)
  const clientAddress = createClientAddress(system.config.trustedProxies)
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
    genReqId: () => system.newId('req'),
    // `requestInfo` has one that knows the request.
    childLoggerFactory: (log) => log,
    // Operations validate and write by themselves. The framework's own compilers, which it loads otherwise, are a second Ajv.
    schemaController: { compilersFactory: { buildValidator: refuseSchemas, buildSerializer: refuseSchemas } },
    http: {
      headersTimeout: 20_000,
      // Half-open requests end within a second of their time-out instead of Node's 30.
      connectionsCheckingInterval: 1_000,
      maxHeaderSize: 32_768,
      // `refuseHost` answers in the shape of the others.
      requireHostHeader: false,
    },
    clientErrorHandler: (error, socket) => answerUnreadable(error, socket, headersOfAll),
    // Operations that are read serve both methods.
    exposeHeadRoutes: false,
    // The hook below answers in the shape of all refusals.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => {
      // No hook sees these requests.
      reply.headers({ ...headersOfAll, 'x-request-id': request.id })
      if (tracing !== undefined) traceUnrouted(request, reply, tracing, system.now)
      void sendError(reply, request, toDomainError(refuseHost(request.raw, system.config) ?? error, request))
    },
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) => body)

  const renderError = createErrorRenderer(options.renderers)
  const ownSurfaces = findOwnSurfaces(options.operations)
  const limiter = createRateLimiter(system.config, system.now)
  const addresses = createAddressLimits(system.config, limiter, options.mayCarryKey)

  function renderRefusal(request: FastifyRequest, cause: DomainError) {
    const error = addresses.refusalOf(request, cause)
    request.refusal = error
    return renderError(surfaceOf(request, ownSurfaces), error, requestInfo(request))
  }

  async function sendError(reply: FastifyReply, request: FastifyRequest, error: DomainError): Promise<FastifyReply> {
    return send(reply, await renderRefusal(request, error))
  }

  async function authenticate(request: FastifyRequest, access: Exclude<Access, 'public'>, input: AuthenticatorInput) {
    await addresses.requireLikelyKey(request, access, input.body)
    const context = await options.authenticators[access](requestInfo(request), input)
    addresses.recognize(request, context)
    request.context = context
    return context
  }
  if (tracing !== undefined) traceRequests(app, tracing, system.now)
  let isClosing = false
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...headersOfAll, 'x-request-id': request.id })
    const refusal = refuseHost(request.raw, system.config)
    if (refusal !== undefined) throw refusal
    if (isClosing) throw platformErrors.shuttingDown()
    request.clientAddress = clientAddress(request.raw)
    addresses.arrive(request, operationOf(request))
  })
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onSend', async (_request, reply) => {
    // Kept-alive connections would bring more requests to a stopping process and delay its end.
    if (isClosing || options.lifecycle.isDraining) reply.header('connection', 'close')
  })
  const withSecretPath = new Set(options.operations.filter(({ params }) => holdsSecret(params)))
  app.addHook('onResponse', async (request, reply) => {
    const operation = operationOf(request)
    options.onFinished?.(operation, reply.statusCode, reply.elapsedTime / 1_000)
    requestInfo(request).log.debug(
      {
        method: request.method,
        path: operation !== undefined && withSecretPath.has(operation) ? operation.path : request.url.split('?')[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
  app.setErrorHandler((error, request, reply) => sendError(reply, request, toDomainError(error, request)))
  const methodsServing = findMethods(options.operations)
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const allowed = methodsServing(path)
    const error =
      allowed.length > 0
        ? platformErrors.methodNotAllowed(request.method, allowed.join(', '))
        : platformErrors.routeNotFound(request.method, path.slice(0, 200))
    return sendError(reply, request, error)
  })

  const findAllowing = async (request: FastifyRequest) => {
    const { origin } = request.headers
    if (origin !== undefined) request.allowedIn = await options.findEnvironmentsAllowing(system, origin)
  }
  for (const operation of options.operations) {
    const { cors } = operation
    const serve = prepareOperation(operation, { system, authenticate, admit: addresses.admit, limiter })
    app.route({
      method: methodsOf(operation),
      url: urlOf(operation.path),
      ...defined({ bodyLimit: operation.bodyLimit }),
      config: { operation },
      onRequest: async (request) => {
        // An address beyond its limit costs no read; requests with a key do not come from scripts.
        if (cors !== undefined && cors !== 'any' && !addresses.isOver(request)) await findAllowing(request)
        if (operation.guessLimit !== undefined) request.guess = addresses.countGuess(request, operation.guessLimit)
        // A missing or wrong key is answered before the path's ids, the query or the body are looked at.
        if (operation.access !== 'client_id' && operation.access !== 'public') {
          await authenticate(request, operation.access, { params: recordOf(request.params), query: {}, body: {} })
        }
      },
      handler: async (request, reply) => {
        const answer = await serve(request, (error) => renderRefusal(request, error))
        if (answer.status < 400 && answer.isRefusal !== true) request.guess?.giveBack()
        return request.method === 'HEAD' ? sendHead(reply, answer) : send(reply, answer)
      },
      ...(cors === undefined ? {} : { onSend: async (request, reply) => allowReading(request, reply, cors) }),
    })
  }
  for (const [path, { cors, methods }] of findCalledByScripts(options.operations)) {
    app.route({
      method: 'OPTIONS',
      url: urlOf(path),
      ...(cors === 'any' ? {} : { onRequest: findAllowing }),
      handler: async (request, reply) => {
        if (answerPreflight(request, reply, cors, methods)) return reply
        throw platformErrors.methodNotAllowed('OPTIONS', methods.join(', '))
      },
    })
  }
  return app
}

function refuseSchemas(): never {
  throw new Error('Routes have no schemas of the framework: an operation declares its own.')
}

/** As the framework writes it. */
function urlOf(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}

/** The paths that scripts of other origins may call, each with its methods. */
function findCalledByScripts(operations: readonly Operation[]) {
  const paths = new Map<string, { cors: NonNullable<Operation['cors']>; methods: string[] }>()
  for (const { path, method, cors } of operations) {
    if (cors === undefined) continue
    const { methods } = paths.get(path) ?? { methods: [] }
    paths.set(path, { cors, methods: [...methods, method] })
  }
  return paths
}

/** Where nothing is served, a client of SCIM or the Vault gets its shape, and only a caller that prefers pages gets one. */
function surfaceOf(request: FastifyRequest, ownSurfaces: readonly OwnSurface[]): Operation['surface'] {
  const { surface } = operationOf(request) ?? ownSurfaces.find(({ prefix }) => request.url.startsWith(prefix)) ?? {}
  if (surface !== undefined) return surface
  return preferredType(request.headers.accept, 'application/json') === 'text/html' ? 'browser' : 'api'
}

/** A surface to which everything below a path belongs. */
type OwnSurface = Pick<Operation, 'surface'> & { prefix: string }

function findOwnSurfaces(operations: readonly Operation[]): OwnSurface[] {
  const own = operations.filter(({ surface }) => surface === 'scim' || surface === 'vault')
  const surfaces = new Map(own.map(({ path, surface }) => [`${path.split('/').slice(0, 3).join('/')}/`, surface]))
  return [...surfaces].map(([prefix, surface]) => ({ prefix, surface }))
}

/** An answer without content has no content type either: clients parse what is called JSON or text. */
function send(reply: FastifyReply, { status, headers, body }: SentAnswer): FastifyReply {
  reply.code(status).headers(headers)
  return body === undefined || body === '' ? reply.send() : reply.send(body)
}

/** As {@link send}, of which Node.js leaves out the body. What a stream would bring is not read. */
function sendHead(reply: FastifyReply, answer: SentAnswer): FastifyReply {
  if (!(answer.body instanceof Readable)) return send(reply, answer)
  answer.body.destroy()
  return reply.code(answer.status).headers(answer.headers).send()
}

/** What can be read can be asked about, RFC 9110 §9.3.2. */
function methodsOf({ method }: Operation): string[] {
  return method === 'GET' ? ['GET', 'HEAD'] : [method]
}

/** @returns a function that finds the methods by which a path is served. */
function findMethods(operations: readonly Operation[]): (path: string) => string[] {
  const served = operations.map((operation) => {
    const pattern = new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`)
    return { pattern, methods: methodsOf(operation) }
  })
  return (path) => served.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods)
}
