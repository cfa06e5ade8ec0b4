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
    if (allowed.length > 0)
      return refusals.send(reply, request, platformErrors.methodNotAllowed(request.method, allowed.join(', ')))
    const likely = likelyPaths(path).find((each) => methodsServing(each).includes(request.method))
    const hint = likely === undefined ? undefined : `Did you mean ${likely}?`
    return refusals.send(reply, request, platformErrors.routeNotFound(request.method, path.slice(0, 200), hint))
  })
}

/** What a caller may have meant who wrote a slash too many, a version, or left out where users are. */
function likelyPaths(path: string): string[] {
  if (path.length > 200) return []
  const tidy = path.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '')
  const bare = tidy.replace(/^(?:\/api)?(?:\/v\d+)?(?=\/)/, '')
  return [tidy, bare, `/user_management${bare}`].filter((each) => each !== path)
}

/** @returns a function that finds the methods by which a path is served. */
function findMethods(operations: readonly Operation[]): (path: string) => string[] {
  const served = operations.map((operation) => {
    const pattern = new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`)
    return { pattern, methods: methodsOf(operation) }
  })
  return (path) => served.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods)
}
