import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { platformErrors } from '../errors.ts'
import { isMountable } from '../mount.ts'
import type { Access, Operation } from '../operation.ts'
import { requestInfo } from '../request-info.ts'
import type { PresumedCaller } from '../serve/presumed-caller.ts'
import type { AuthenticatorInput, SentAnswer } from '../serve/serve-operation.ts'
import { type AddressLimits, refuseBeyond } from './address-limits.ts'
import type { HttpServerOptions } from './options.ts'

export interface CallerOptions
  extends Pick<HttpServerOptions, 'authenticators' | 'presume' | 'presumeClient' | 'mount'> {
  addresses: AddressLimits
}

/** Finds out who sends a request, and notes it there: the context, and how the caller is authenticated again. */
export interface Callers {
  /** @throws what the authenticator of the access does */
  authenticate(request: FastifyRequest, access: Exclude<Access, 'public'>, input: AuthenticatorInput): Promise<Context>
  /** Authenticates a request below the mount, which has its environment in the path. */
  authenticateMounted(request: FastifyRequest, operation: Operation, environmentId: string): Promise<void>
  /** @returns whether the caller is known from before; see `PresumedCaller` */
  presume(request: FastifyRequest): boolean
  /** As `presume`, once the body of the request is read, which has the credential. */
  presumeClient(request: FastifyRequest, body: Record<string, unknown>): PresumedCaller | undefined
  /** Answers a request. If its caller was presumed, the answer waits until the caller is confirmed. */
  confirm(request: FastifyRequest, answer: () => Promise<SentAnswer>): Promise<SentAnswer>
}

const noInput: AuthenticatorInput = { params: {}, query: {}, body: {} }

export function createCallers(options: CallerOptions): Callers {
  const { addresses, mount } = options

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

  async function authenticateMounted(
    request: FastifyRequest,
    operation: Operation,
    environmentId: string,
  ): Promise<void> {
    // Pages and what takes a credential of its own are served at their own addresses alone.
    if (mount === undefined || !isMountable(operation))
      throw platformErrors.routeNotFound(request.method, request.originalUrl.split('?')[0]?.slice(0, 200) ?? '')
    refuseBeyond(request.counted)
    request.context = await mount.authenticate(requestInfo(request), operation, environmentId)
    request.authenticateAgain = async () => {
      await mount.authenticate(requestInfo(request), operation, environmentId, { isAgain: true })
    }
  }

  return { authenticate, authenticateMounted, presume, presumeClient, confirm }
}
