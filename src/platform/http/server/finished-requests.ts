import type { FastifyInstance } from 'fastify'
import { holdsSecret } from '../../secrets.ts'
import { requestInfo } from '../request-info.ts'
import { operationOf } from '../serve/operation-of.ts'
import type { HttpServerOptions } from './options.ts'

/** Logs every finished request, and reports it to metrics. A path that holds a secret is logged without its parameters. */
export function reportFinishedRequests(
  app: FastifyInstance,
  { operations, onFinished }: Pick<HttpServerOptions, 'operations' | 'onFinished'>,
): void {
  const withSecretPath = new Set(operations.filter(({ params }) => holdsSecret(params)))
  app.addHook('onResponse', async (request, reply) => {
    const operation = operationOf(request)
    onFinished?.(operation, reply.statusCode, reply.elapsedTime / 1_000)
    requestInfo(request).log.debug(
      {
        method: request.method,
        path: operation !== undefined && withSecretPath.has(operation) ? operation.path : request.url.split('?')[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
}
