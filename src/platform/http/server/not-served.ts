import type { FastifyInstance } from 'fastify'
import { platformErrors } from '../errors.ts'
import type { Operation } from '../operation.ts'
import { allowReading, answerPreflight } from './cors.ts'
import type { HttpServerOptions } from './options.ts'
import { methodsOf } from './paths.ts'
import type { Refusals } from './refusals.ts'

/**
 * Answers 405 to another method of a path that is served, and 404 to any other path. Scripts of any web page can read why an
 * official path is not served.
 */
export function refuseNotServed(
  app: FastifyInstance,
  { operations, findDeclined = () => undefined }: Pick<HttpServerOptions, 'operations' | 'findDeclined'>,
  refusals: Refusals,
): void {
  const methodsServing = findMethods(operations)
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const declined = findDeclined(path)
    if (declined !== undefined) {
      if (request.method === 'OPTIONS' && answerPreflight(request, reply, 'any', ['GET', 'POST'])) return reply
      allowReading(request, reply, 'any')
      return refusals.send(reply, request, platformErrors.notServed(request.method, path.slice(0, 200), declined))
    }
    const allowed = methodsServing(path)
    const error =
      allowed.length > 0
        ? platformErrors.methodNotAllowed(request.method, allowed.join(', '))
        : platformErrors.routeNotFound(request.method, path.slice(0, 200))
    return refusals.send(reply, request, error)
  })
}

/** @returns a function that finds the methods by which a path is served. */
function findMethods(operations: readonly Operation[]): (path: string) => string[] {
  const served = operations.map((operation) => {
    const pattern = new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`)
    return { pattern, methods: methodsOf(operation) }
  })
  return (path) => served.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods)
}
