import type { FastifyReply, FastifyRequest } from 'fastify'
import type { System } from '../../context.ts'
import type { Operation } from '../operation.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The environments that let scripts of the request's origin call. */
    allowedIn?: readonly string[]
  }
}

/** Finds the environments that allow scripts of an origin. Implemented by the slice that stores the origins. */
export type FindAllowingEnvironments = (system: System, origin: string) => Promise<readonly string[]>

type Cors = NonNullable<Operation['cors']>

/**
 * The headers under which a browser lets a script of `origin` read an answer, for registered origins cookies included (security
 * rule W-5).
 */
function allow(origin: string, cors: Cors): Record<string, string> {
  return {
    'access-control-allow-origin': origin,
    ...(cors === 'registered' ? { 'access-control-allow-credentials': 'true' } : {}),
    // The headers that a script acts on (`Retry-After`) or reports.
    'access-control-expose-headers': `retry-after, x-request-id${cors === 'any' ? ', www-authenticate' : ''}`,
  }
}

/**
 * Widgets send those of their package. Clients of OAuth name their version or prove a key in headers of their own; the wildcard
 * does not cover `Authorization`.
 */
const allowedHeaders: Readonly<Record<Cors, string>> = {
  registered: 'content-type, accept, idempotency-key',
  widgets: 'authorization, content-type, workos-widgets-version, workos-widgets-type, x-elevated-access-token',
  any: 'authorization, *',
}

/** Of a web page. One without an address has the origin `null`, which many share. */
function isWebOrigin(origin: string | undefined): boolean {
  return origin !== undefined && /^https?:\/\/[^\s/]+$/.test(origin)
}

/** The preflight has neither cookies nor body, so a registered origin passes if any environment allows it. */
export function answerPreflight(
  request: FastifyRequest,
  reply: FastifyReply,
  cors: Cors,
  methods: readonly string[],
): boolean {
  const { origin } = request.headers
  const { allowedIn = [] } = request
  reply.header('vary', 'Origin')
  if (origin === undefined || !(cors === 'any' ? isWebOrigin(origin) : allowedIn.length > 0)) return false
  reply
    .code(204)
    .headers({
      ...allow(origin, cors),
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers': allowedHeaders[cors],
      'access-control-max-age': '600',
    })
    .send()
  return true
}

/**
 * Lets a script read the answer if its environment allows the origin, and refusals from before the environment is
 * known.
 */
export function allowReading(request: FastifyRequest, reply: FastifyReply, cors: Cors): void {
  reply.header('vary', 'Origin')
  const isAllowed = cors === 'any' ? isWebOrigin(request.headers.origin) : isAllowedHere(request)
  if (isAllowed) reply.headers(allow(request.headers.origin ?? '', cors))
}

function isAllowedHere({ allowedIn = [], context }: FastifyRequest): boolean {
  return context === undefined ? allowedIn.length > 0 : allowedIn.includes(context.environmentId)
}
