import type { FastifyInstance } from 'fastify'
import { noteRefusal } from '../../limit-refusals.ts'
import { countAnswer } from '../../process-figures.ts'
import { holdsSecret } from '../../secrets.ts'
import { requestInfo } from '../request-info.ts'
import { operationOf } from '../serve/operation-of.ts'
import { limitOfRefusal } from './address-limits.ts'
import type { HttpServerOptions } from './options.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** From its arrival to the first byte of the answer, which a stream or a slow reader takes long to end. */
    answeredAfterMs?: number
  }
}

/** Logs every finished request, and one that was slow as such, reports it to metrics, and counts it where a limit refused it. A path that holds a secret is logged without its parameters. */
export function reportFinishedRequests(
  app: FastifyInstance,
  { system, log, operations, onFinished }: Pick<HttpServerOptions, 'system' | 'log' | 'operations' | 'onFinished'>,
): void {
  const { slowRequestMs } = system.config
  const withSecretPath = new Set(operations.filter(({ params }) => holdsSecret(params)))
  const isLogged = log.level === 'debug' || log.level === 'trace'
  app.addHook('onResponse', (request, reply, done) => {
    const operation = operationOf(request)
    const limit = limitOfRefusal(request.refusal)
    if (limit !== undefined)
      noteRefusal(system, { environmentId: request.context?.environmentId, limit, ip: request.clientAddress })
    countAnswer(system, reply.statusCode)
    onFinished?.(operation, reply.statusCode, reply.elapsedTime / 1_000)
    const slowMs = request.answeredAfterMs ?? reply.elapsedTime
    if (slowRequestMs > 0 && slowMs >= slowRequestMs)
      requestInfo(request).log.warn(
        { method: request.method, operation: operation?.id, status: reply.statusCode, ms: Math.round(slowMs) },
        'slow request',
      )
    if (isLogged)
      requestInfo(request).log.debug(
        {
          method: request.method,
          path: operation !== undefined && withSecretPath.has(operation) ? operation.path : request.url.split('?')[0],
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime),
        },
        'request',
      )
    done()
  })
}
