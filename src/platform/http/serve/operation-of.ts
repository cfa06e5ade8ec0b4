import type { FastifyRequest } from 'fastify'
import type { Operation } from '../operation.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: Operation
  }
}

/** The operation of the route. Absent where nothing is served; a request without a route has no options at all. */
export function operationOf(request: FastifyRequest): Operation | undefined {
  return request.routeOptions.config?.operation
}
