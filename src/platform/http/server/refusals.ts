import type { FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '../errors.ts'
import { preferredType } from '../negotiate.ts'
import type { Operation } from '../operation.ts'
import { requestInfo } from '../request-info.ts'
import { operationOf } from '../serve/operation-of.ts'
import { createErrorRenderer, type OwnRenderers, type Rendered } from '../surfaces.ts'
import type { AddressLimits } from './address-limits.ts'
import { sendAnswer } from './send-answer.ts'

interface RefusalOptions {
  operations: readonly Operation[]
  renderers: OwnRenderers
  addresses: AddressLimits
}

/** Renders and sends errors in the shape of the surface on which they happen. */
export interface Refusals {
  /** Also notes the error on the request, for traces. */
  render(request: FastifyRequest, cause: DomainError): Promise<Rendered>
  send(reply: FastifyReply, request: FastifyRequest, cause: DomainError): Promise<FastifyReply>
}

export function createRefusals({ operations, renderers, addresses }: RefusalOptions): Refusals {
  const renderError = createErrorRenderer(renderers)
  const ownSurfaces = findOwnSurfaces(operations)

  /** What is to be said of a caller that was presumed and is not confirmed, whatever else is wrong with the request. */
  async function refusalOfPresumed(request: FastifyRequest): Promise<DomainError | undefined> {
    if (request.presumed === undefined) return undefined
    try {
      addresses.recognize(request, await request.presumed.confirm())
    } catch (error) {
      if (error instanceof DomainError) return error
    }
    return undefined
  }

  async function render(request: FastifyRequest, cause: DomainError): Promise<Rendered> {
    const error = addresses.refusalOf(request, (await refusalOfPresumed(request)) ?? cause)
    request.refusal = error
    return renderError(surfaceOf(request, ownSurfaces), error, requestInfo(request))
  }

  return {
    render,
    send: async (reply, request, cause) => sendAnswer(reply, await render(request, cause)),
  }
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
