import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Span, Traces } from '../../traces/traces.ts'
import { operationOf } from '../serve/operation-of.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The root of its trace. */
    span?: Span
  }
}

/**
 * Makes each request a trace, named by its operation. A caller's `traceparent` becomes a link: anyone can send one, and must not
 * decide ids or what is kept. Registered before all other hooks.
 *
 * @param isTraced false for probes, which come every few seconds
 */
export function traceAsSpans(app: FastifyInstance, traces: Traces, isTraced: (operationId: string) => boolean): void {
  if (!traces.isOn) return
  app.addHook('onRequest', (request, reply, done) => {
    const operation = operationOf(request)
    if (operation !== undefined && !isTraced(operation.id)) return done()
    const span = traces.beginRoot(operation?.id ?? 'none', {
      kind: 'server',
      requestId: request.id,
      caller: soleHeader(request.headers.traceparent),
      attributes: {
        'http.request.method': request.method,
        'http.route': operation?.path,
        'gatehouse.request_id': request.id,
      },
    })
    if (span === undefined) return done()
    request.span = span
    // Also when the client goes away before its answer.
    reply.raw.once('close', () => {
      const status = reply.raw.statusCode
      span.set({
        'http.response.status_code': status,
        'gatehouse.environment_id': request.context?.environmentId,
        'gatehouse.actor.type': request.context?.actor.type,
        'error.type': request.refusal?.definition.code,
      })
      span.end(reply.raw.writableFinished ? (status >= 500 ? String(status) : undefined) : 'aborted')
    })
    traces.within(span, done)
  })
}

/** The reading of a body leaves the span, which its handler enters again. */
export function withinSpan<T>(traces: Traces, { span }: FastifyRequest, work: () => T): T {
  return span === undefined ? work() : traces.within(span, work)
}

function soleHeader(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
