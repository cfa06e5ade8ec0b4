import type { FastifyInstance } from 'fastify'
import { passOnUnknown, refuseUnavailable } from '../clusters/passing-on.ts'
import { defined } from '../defined.ts'
import { conditionalOperations } from './serve/preconditions.ts'
import { createRateLimiter } from './serve/rate-limits.ts'
import { createAddressLimits } from './server/address-limits.ts'
import { reportFinishedRequests } from './server/finished-requests.ts'
import { createFramework } from './server/framework.ts'
import { refuseNotServed } from './server/not-served.ts'
import type { HttpServerOptions } from './server/options.ts'
import { createFindAllowing, servePreflights } from './server/preflights.ts'
import { receiveRequests } from './server/received-requests.ts'
import { createRefusals } from './server/refusals.ts'
import { traceAsSpans } from './server/request-spans.ts'
import { createRouter } from './server/routes.ts'
import { traceRequests } from './tracing.ts'

/** Serves the catalog: everything that an operation declares happens here, in the order in which a request meets it. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { system, operations, renderers, tracing } = options
  const limiter = createRateLimiter(system.config, system.now)
  const addresses = createAddressLimits(system.config, limiter, options.mayCarryKey)
  const refusals = createRefusals({ operations, renderers, addresses })
  const findAllowing = createFindAllowing(options)

  const app = createFramework(options, refusals)
  const { front, probes = new Set() } = options
  if (front !== undefined) passOnUnknown(app, front, probes)
  traceAsSpans(app, system.traces, (id) => !probes.has(id))
  if (tracing !== undefined) traceRequests(app, tracing, system.now)
  receiveRequests(app, options, addresses)
  if (front !== undefined) refuseUnavailable(app, front)
  reportFinishedRequests(app, options)
  refuseNotServed(app, options, refusals)
  const { authenticators, presume, presumeClient, mount, recorder } = options
  operations.forEach(
    createRouter(app, {
      system,
      authenticators,
      addresses,
      limiter,
      refusals,
      findAllowing,
      readers: conditionalOperations(operations),
      ...defined({ presume, presumeClient, mount, recorder }),
    }),
  )
  servePreflights(app, operations, findAllowing)
  return app
}
