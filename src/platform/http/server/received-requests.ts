import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type DomainError, platformErrors } from '../errors.ts'
import { operationOf } from '../serve/operation-of.ts'
import type { AddressLimits } from './address-limits.ts'
import { answerHeaders } from './answer-headers.ts'
import { createClientAddress, createProxyTest } from './client-address.ts'
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
  const isOfProxy = createProxyTest(system.config.trustedProxies)
  let isClosing = false
  const receive = (request: FastifyRequest): DomainError | undefined => {
    const refusal = refuseHost(request.raw, system.config)
    if (refusal !== undefined) return refusal
    if (isClosing) return platformErrors.shuttingDown()
    request.clientAddress = clientAddress(request.raw)
    request.isOfProxy = () => isOfProxy(request.raw)
    return addresses.arrive(request, operationOf(request))
  }
  // These hooks take no promise, which each request would wait for.
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headersOfAll).header('x-request-id', request.id)
    done(receive(request))
  })
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onSend', (request, reply, payload, done) => {
    request.answeredAfterMs = reply.elapsedTime
    // Kept-alive connections would bring more requests to a stopping process and delay its end.
    if (isClosing || lifecycle.isDraining) reply.header('connection', 'close')
    done(null, payload)
  })
}
