import type { FastifyRequest } from 'fastify'
import type { Context, RequestInfo } from '../context.ts'
import { RequestLog } from '../log.ts'
import { cookieValues } from './cookies.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The authenticated caller, once it is known. */
    context?: Context
    /** The client's address. Unknown only for requests that the framework itself refuses. */
    clientAddress?: string
    /** See `RequestInfo`. */
    isOfProxy?: () => boolean
    info?: RequestInfo
    /** See `RequestInfo`. */
    noteContext?: (context: Context) => void
    /** See `RequestInfo`. */
    authenticateAgain?: () => Promise<void>
  }
}

/** What an operation sees of the request, created once. */
export function requestInfo(request: FastifyRequest): RequestInfo {
  request.info ??= {
    id: request.id,
    method: request.method,
    url: request.url,
    ip: request.clientAddress ?? '',
    isOfProxy: () => request.isOfProxy?.() ?? false,
    userAgent: request.headers['user-agent']?.slice(0, 1_024),
    header: (name) => {
      const value = request.headers[name]
      return Array.isArray(value) ? value[0] : value
    },
    cookie(name) {
      const [value, ...others] = cookieValues(request.headers.cookie, name)
      return others.length === 0 ? value : undefined
    },
    authenticateAgain: async () => request.authenticateAgain?.(),
    noteContext: request.noteContext,
    log: new RequestLog(request.log, request.id, request.span?.traceId),
  }
  return request.info
}
