import type { FastifyInstance } from 'fastify'
import { platformErrors } from '../errors.ts'
import { operationOf } from '../serve/operation-of.ts'
import type { AddressLimits } from './address-limits.ts'
import { answerHeaders } from './answer-headers.ts'
import { createClientAddress } from './client-address.ts'
import { refuseHost } from './host.ts'
import type { HttpServerOptions } from './options.ts'

/** What happens to every request before its operation is looked at. */
export function receiveRequests(
  app: FastifyInstance,
  { system, lifecycle }: Pick<HttpServerOptions, 'system' | 'lifecycle'>,
  addresses: AddressLimits,
): void {
  const headersOfAll = answerHeaders(system.config)
  const clientAddress = createClientAddress(system.config.trustedProxies)
  let isClosing = false
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...headersOfAll, 'x-request-id': request.id })
    const refusal = refuseHost(request.raw, system.config)
    if (refusal !== undefined) throw refusal
    if (isClosing) throw platformErrors.shuttingDown()
    request.clientAddress = clientAddress(request.raw)
    addresses.arrive(request, operationOf(request))
  })
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onSend', async (request, reply) => {
    request.answeredAfterMs = reply.elapsedTime
    // Kept-alive connections would bring more requests to a stopping process and delay its end.
    if (isClosing || lifecycle.isDraining) reply.header('connection', 'close')
  })
}
