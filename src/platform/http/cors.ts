import type { FastifyReply, FastifyRequest } from 'fastify'
import type { System } from '../context.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The environments that let scripts of the request's origin call. */
    allowedIn?: readonly string[]
  }
}

/** Finds the environments that allow scripts of an origin. Implemented by the slice that stores the origins. */
export type FindAllowingEnvironments = (system: System, origin: string) => Promise<readonly string[]>

/** The headers under which a browser lets a script of `origin` read an answer, cookies included (security rule W-5). */
function allow(origin: string): Record<string, string> {
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    // The headers that a script acts on (`Retry-After`) or reports.
    'access-control-expose-headers': 'retry-after, x-request-id',
  }
}

/** The preflight has neither cookies nor body, so an origin passes if any environment allows it. */
export function answerPreflight(request: FastifyRequest, reply: FastifyReply, method: string): boolean {
  const { origin } = request.headers
  reply.header('vary', 'Origin')
  if (origin === undefined || request.allowedIn === undefined || request.allowedIn.length === 0) return false
  reply
    .code(204)
    .headers({
      ...allow(origin),
      'access-control-allow-methods': method,
      'access-control-allow-headers': 'content-type, accept, idempotency-key',
      'access-control-max-age': '600',
    })
    .send()
  return true
}

/**
 * Lets a script read the answer if its environment allows the origin, and refusals from before the environment is
 * known.
 */
export function allowReading(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('vary', 'Origin')
  const { allowedIn = [], context } = request
  const isAllowed = context === undefined ? allowedIn.length > 0 : allowedIn.includes(context.environmentId)
  if (isAllowed) reply.headers(allow(request.headers.origin ?? ''))
}
