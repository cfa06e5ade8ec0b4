import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { defined } from '../../defined.ts'
import { recordOf } from '../../records.ts'
import { type DomainError, platformErrors } from '../errors.ts'
import { isMountable, mountedEnvironment } from '../mount.ts'
import type { Access, Operation } from '../operation.ts'
import { requestInfo } from '../request-info.ts'
import type { conditionalOperations } from '../serve/preconditions.ts'
import { mayPresumeCaller, type PresumedCaller } from '../serve/presumed-caller.ts'
import type { RateLimiter } from '../serve/rate-limits.ts'
import { type AuthenticatorInput, prepareOperation, type SentAnswer } from '../serve/serve-operation.ts'
import { type AddressLimits, refuseBeyond } from './address-limits.ts'
import { allowReading } from './cors.ts'
import type { HttpServerOptions } from './options.ts'
import { methodsOf, urlOf } from './paths.ts'
import type { FindAllowing } from './preflights.ts'
import type { Refusals } from './refusals.ts'
import { withinSpan } from './request-spans.ts'
import { sendAnswer, sendHead } from './send-answer.ts'

interface RouteOptions
  extends Pick<HttpServerOptions, 'system' | 'authenticators' | 'presume' | 'presumeClient' | 'mount' | 'recorder'> {
  addresses: AddressLimits
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

const noInput: AuthenticatorInput = { params: {}, query: {}, body: {} }

/** @returns a function that serves an operation at its path */
export function createRouter(app: FastifyInstance, options: RouteOptions): (operation: Operation) => void {
  const { system, addresses, limiter, refusals, findAllowing, mount, recorder, readers } = options

  async function authenticate(request: FastifyRequest, access: Exclude<Access, 'public'>, input: AuthenticatorInput) {
    await addresses.requireLikelyKey(request, access, input.body)
    const context = await options.authenticators[access](requestInfo(request), input)
    addresses.recognize(request, context)
    request.context = context
    request.authenticateAgain = async () => {
      await options.authenticators[access](requestInfo(request), input)
    }
    return context
  }

  /** @returns whether the caller is known from before; see `PresumedCaller` */
  function presume(request: FastifyRequest): boolean {
    const known = addresses.isOver(request) ? undefined : options.presume?.(requestInfo(request))
    if (known === undefined) return false
    request.presumed = known
    request.context = known.context
    request.authenticateAgain = async () => {
      await options.authenticators.api_key(requestInfo(request), noInput)
    }
    return true
  }

  /** As {@link presume}, once the body of the request is read, which has the credential. */
  function presumeClient(request: FastifyRequest, body: Record<string, unknown>): PresumedCaller | undefined {
    const known = addresses.isOver(request) ? undefined : options.presumeClient?.(requestInfo(request), body)
    if (known === undefined) return undefined
    request.presumed = known
    request.context = known.context
    request.authenticateAgain = async () => {
      await options.authenticators.client_id(requestInfo(request), { ...noInput, body })
    }
    known.confirm().catch(() => undefined)
    return known
  }

  /** What a request gets whose caller was presumed: the answer waits until the caller is confirmed. */
  async function confirm(request: FastifyRequest, answer: () => Promise<SentAnswer>): Promise<SentAnswer> {
    // Asked in the same turn as the first statement of the handler, so that both leave together.
    request.presumed?.confirm().catch(() => undefined)
    const answering = answer()
    const answered = await answering.catch(() => undefined)
    // A handler whose credential is in the body is presumed only now.
    if (request.presumed !== undefined) {
      try {
        request.context = await request.presumed.confirm()
      } catch (error) {
        if (answered?.body instanceof Readable) answered.body.destroy()
        throw error
      }
      addresses.recognize(request, request.context)
    }
    return answering
  }

  /** In the place of {@link authenticate} below the mount. */
  async function authenticateMounted(request: FastifyRequest, operation: Operation, environmentId: string) {
    // Pages and what takes a credential of its own are served at their own addresses alone.
    if (mount === undefined || !isMountable(operation))
      throw platformErrors.routeNotFound(request.method, request.originalUrl.split('?')[0]?.slice(0, 200) ?? '')
    refuseBeyond(request.counted)
    request.context = await mount.authenticate(requestInfo(request), operation, environmentId)
    request.authenticateAgain = async () => {
      await mount.authenticate(requestInfo(request), operation, environmentId, { isAgain: true })
    }
  }

  return (operation) => {
    const { cors, access, guessLimit, startLimit, bodyLimit } = operation
    const isPresumable = mayPresumeCaller(operation)
    const mayLackId = operation.surface === 'api' && operation.path.includes('{')
    const serve = prepareOperation(operation, {
      system,
      authenticate,
      presumeClient,
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
        if (mounted !== undefined) return authenticateMounted(request, operation, mounted)
        // An address beyond its limit costs no read; requests with a key do not come from scripts.
        if (cors !== undefined && cors !== 'any' && !addresses.isOver(request)) await findAllowing(request)
        if (guessLimit !== undefined) request.guess = addresses.countAlso(request, guessLimit)
        if (startLimit !== undefined) request.start = addresses.countAlso(request, startLimit)
        // A missing or wrong key is answered before the path's ids, the query or the body are looked at.
        if (access !== 'client_id' && access !== 'public') {
          if (isPresumable && request.method !== 'HEAD' && presume(request)) return
          await authenticate(request, access, { params: recordOf(request.params), query: {}, body: {} })
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
          confirm(request, () => serve(request, (error) => refusals.render(request, error))),
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
