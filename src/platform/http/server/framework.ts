import { createServer, type IncomingMessage } from 'node:http'
import fastify, { type FastifyInstance, type FastifyRequest, type FastifyServerFactory, LogController } from 'fastify'
import type { Front } from '../../clusters/front.ts'
import { enterMount } from '../mount.ts'
import { answerUnreadable } from '../request/unreadable-request.ts'
import { traceUnrouted } from '../tracing.ts'
import { answerHeaders } from './answer-headers.ts'
import { toDomainError } from './framework-errors.ts'
import { refuseHost } from './host.ts'
import type { HttpServerOptions } from './options.ts'
import type { Refusals } from './refusals.ts'

const bodyLimit = 1_048_576
const requestTimeout = 60_000
const keepAliveTimeout = 72_000

/** The HTTP framework with our limits and time-outs. It parses no bodies: operations get the bytes. */
export function createFramework(
  { system, log, tracing, mount, front }: Pick<HttpServerOptions, 'system' | 'log' | 'tracing' | 'mount' | 'front'>,
  refusals: Refusals,
): FastifyInstance {
  const headersOfAll = answerHeaders(system.config)
  const app: FastifyInstance = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    requestTimeout,
    connectionTimeout: 0,
    keepAliveTimeout,
    routerOptions: {
      maxParamLength: 2_048,
      caseSensitive: true,
      ignoreTrailingSlash: false,
      ignoreDuplicateSlashes: false,
    },
    ...(front === undefined ? {} : { serverFactory: createListener(front) }),
    rewriteUrl: (request: IncomingMessage) => enterMount(mount, request),
    genReqId: () => system.newId('req'),
    // `requestInfo` has one that knows the request.
    childLoggerFactory: (logger) => logger,
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
    // `receiveRequests` answers in the shape of all refusals.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => {
      // No hook sees these requests.
      reply.headers({ ...headersOfAll, 'x-request-id': request.id })
      if (tracing !== undefined) traceUnrouted(request, reply, tracing, system.now)
      void refusals.send(reply, request, toDomainError(refuseHost(request.raw, system.config) ?? error, request))
    },
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request: FastifyRequest, body: Buffer, done) =>
    done(null, body),
  )
  app.setErrorHandler((error, request, reply) => refusals.send(reply, request, toDomainError(error, request)))
  return app
}

/** A server as the framework makes it, whose requests go through the front. */
function createListener(front: Front): FastifyServerFactory {
  return (_handler, options) => {
    const server = createServer(options.http ?? {}, (request, response) => front.receive(request, response))
    server.keepAliveTimeout = keepAliveTimeout
    server.requestTimeout = requestTimeout
    server.setTimeout(0)
    return server
  }
}

function refuseSchemas(): never {
  throw new Error('Routes have no schemas of the framework: an operation declares its own.')
}
