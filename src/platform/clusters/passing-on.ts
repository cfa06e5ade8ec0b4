import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { platformErrors } from '../http/errors.ts'
import { mountedEnvironment } from '../http/mount.ts'
import { type Front, hasLeft } from './front.ts'

/** Lets the front decide about each answer before anything of it leaves. Before all other hooks. */
export function passOnUnknown(app: FastifyInstance, front: Front, probes: ReadonlySet<string>): void {
  const found = new WeakMap<FastifyRequest, Context>()
  app.addHook('onRequest', (request, _reply, done) => {
    request.noteContext = (context) => {
      const mounted = mountedEnvironment(request.raw)
      if (mounted === undefined || mounted === context.environmentId) found.set(request, context)
    }
    done()
  })
  app.addHook('preParsing', (request, _reply, payload, done) => {
    const body = front.bodyOf(request.raw)
    done(null, body === undefined ? payload : Readable.from([body], { objectMode: false }))
  })
  app.addHook('preHandler', (request, _reply, done) => {
    if (!front.diverts(request)) done()
  })
  app.addHook('onSend', (request, reply, payload, done) => {
    const operation = request.routeOptions.config.operation
    const isRefusal =
      operation !== undefined && !probes.has(operation.id) && (reply.statusCode >= 400 || request.isRefused === true)
    const send = () => done(null, payload)
    contextOf(request, isRefusal, found.get(request)).then(
      (context) => front.answer({ request, status: reply.statusCode, found: context, isRefusal, send }),
      (error) => done(error),
    )
  })
  app.addHook('onResponse', (request, _reply, done) => {
    if (!hasLeft(request)) done()
  })
}

/** Of the environment that was found. What a credential opened before is found only once it is confirmed. */
async function contextOf(
  request: FastifyRequest,
  isRefusal: boolean,
  found: Context | undefined,
): Promise<Context | undefined> {
  if (!isRefusal || request.presumed === undefined) return found
  return request.presumed.confirm().catch(() => undefined)
}

/** Refuses requests for a cluster that was not reachable since the process began. */
export function refuseUnavailable(app: FastifyInstance, front: Front): void {
  app.addHook('onRequest', (request, _reply, done) => {
    done(front.isUnavailable(request.raw) ? platformErrors.databaseUnavailable() : undefined)
  })
}
