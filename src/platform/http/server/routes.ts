import type { FastifyInstance, FastifyRequest } from 'fastify'
import { defined } from '../../defined.ts'
import { recordOf } from '../../records.ts'
import { type DomainError, platformErrors } from '../errors.ts'
import { mountedEnvironment } from '../mount.ts'
import type { Operation } from '../operation.ts'
import type { conditionalOperations } from '../serve/preconditions.ts'
import { mayPresumeCaller } from '../serve/presumed-caller.ts'
import type { RateLimiter } from '../serve/rate-limits.ts'
import { prepareOperation, type SentAnswer } from '../serve/serve-operation.ts'
import { type CallerOptions, createCallers } from './callers.ts'
import { allowReading } from './cors.ts'
import type { HttpServerOptions } from './options.ts'
import { methodsOf, urlOf } from './paths.ts'
import type { FindAllowing } from './preflights.ts'
import type { Refusals } from './refusals.ts'
import { withinSpan } from './request-spans.ts'
import { sendAnswer, sendHead } from './send-answer.ts'

interface RouteOptions extends CallerOptions, Pick<HttpServerOptions, 'system' | 'recorder'> {
  limiter: RateLimiter
  refusals: Refusals
  findAllowing: FindAllowing
  /** See `conditionalOperations`. */
  readers: ReturnType<typeof conditionalOperations>
}

/**
 * What browsers open may use up a link, end a session or begin a sign-in. Scanners of mails look at links by HEAD, which is to change
 * nothing (RFC 9110 §9.2.1), so nothing is done for it, and every page seems to be there.
 */
const headOfPage: SentAnswer = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  body: undefined,
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The answer is a page that refuses, with a status of success or a redirect. */
    isRefused?: boolean
  }
}

/** `/organizations/` is neither the list nor an organization. */
function lackingId({ method, originalUrl }: FastifyRequest): DomainError {
  const path = originalUrl.split('?')[0]?.slice(0, 200) ?? ''
  const hint = 'An id in its path is empty. Send the id, or leave out the slash at the end.'
  return platformErrors.routeNotFound(method, path, hint)
}

/** @returns a function that serves an operation at its path */
export function createRouter(app: FastifyInstance, options: RouteOptions): (operation: Operation) => void {
  const { system, addresses, limiter, refusals, findAllowing, recorder, readers } = options

  const callers = createCallers(options)

  return (operation) => {
    const { cors, access, guessLimit, startLimit, bodyLimit } = operation
    const isPresumable = mayPresumeCaller(operation)
    const mayLackId = operation.surface === 'api' && operation.path.includes('{')
    const serve = prepareOperation(operation, {
      system,
      authenticate: callers.authenticate,
      presumeClient: callers.presumeClient,
      admit: addresses.admit,
      limiter,
      ...defined({ recorder, readers: readers.get(operation) }),
    })
    app.route({
      method: methodsOf(operation),
      url: urlOf(operation.path),
      ...defined({ bodyLimit }),
      config: { operation },
      onRequest: async (request) => {
        if (mayLackId && Object.values(recordOf(request.params)).includes('')) throw lackingId(request)
        const mounted = mountedEnvironment(request.raw)
        if (mounted !== undefined) return callers.authenticateMounted(request, operation, mounted)
        // An address beyond its limit costs no read; requests with a key do not come from scripts.
        if (cors !== undefined && cors !== 'any' && !addresses.isOver(request)) await findAllowing(request)
        if (guessLimit !== undefined) request.guess = addresses.countAlso(request, guessLimit)
        if (startLimit !== undefined) request.start = addresses.countAlso(request, startLimit)
        // A missing or wrong key is answered before the path's ids, the query or the body are looked at.
        if (access !== 'client_id' && access !== 'public') {
          if (isPresumable && request.method !== 'HEAD' && callers.presume(request)) return
          await callers.authenticate(request, access, { params: recordOf(request.params), query: {}, body: {} })
        }
      },
      handler: async (request, reply) => {
        const isHead = request.method === 'HEAD'
        if (isHead && operation.surface === 'browser') {
          request.guess?.giveBack()
          request.start?.giveBack()
          return sendHead(reply, headOfPage)
        }
        const answer = await withinSpan(system.traces, request, () =>
          callers.confirm(request, () => serve(request, (error) => refusals.render(request, error))),
        )
        if (answer.status < 400 && answer.isRefusal !== true) request.guess?.giveBack()
        if (answer.status >= 400) request.start?.giveBack()
        if (answer.isRefusal === true) request.isRefused = true
        return isHead ? sendHead(reply, answer) : sendAnswer(reply, answer)
      },
      ...(cors === undefined
        ? {}
        : {
            onSend: async (request, reply) => {
              if (mountedEnvironment(request.raw) === undefined) allowReading(request, reply, cors)
            },
          }),
    })
  }
}
