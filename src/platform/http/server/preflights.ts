import type { FastifyInstance, FastifyRequest } from 'fastify'
import { platformErrors } from '../errors.ts'
import type { Operation } from '../operation.ts'
import { answerPreflight } from './cors.ts'
import type { HttpServerOptions } from './options.ts'
import { urlOf } from './paths.ts'

/** Notes on a request which environments let scripts of its origin call. */
export type FindAllowing = (request: FastifyRequest) => Promise<void>

export function createFindAllowing({
  system,
  findEnvironmentsAllowing,
}: Pick<HttpServerOptions, 'system' | 'findEnvironmentsAllowing'>): FindAllowing {
  return async (request) => {
    const { origin } = request.headers
    if (origin !== undefined) request.allowedIn = await findEnvironmentsAllowing(system, origin)
  }
}

/** Answers browsers that ask whether a script of another origin may call. */
export function servePreflights(
  app: FastifyInstance,
  operations: readonly Operation[],
  findAllowing: FindAllowing,
): void {
  for (const [path, { cors, methods }] of findCalledByScripts(operations)) {
    app.route({
      method: 'OPTIONS',
      url: urlOf(path),
      ...(cors === 'any' ? {} : { onRequest: findAllowing }),
      handler: async (request, reply) => {
        if (answerPreflight(request, reply, cors, methods)) return reply
        throw platformErrors.methodNotAllowed('OPTIONS', methods.join(', '))
      },
    })
  }
}

/** The paths that scripts of other origins may call, each with its methods. */
function findCalledByScripts(operations: readonly Operation[]) {
  const paths = new Map<string, { cors: NonNullable<Operation['cors']>; methods: string[] }>()
  for (const { path, method, cors } of operations) {
    if (cors === undefined) continue
    const { methods } = paths.get(path) ?? { methods: [] }
    paths.set(path, { cors, methods: [...methods, method] })
  }
  return paths
}
