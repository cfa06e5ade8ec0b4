import type { FastifyRequest } from 'fastify'
import type { Config } from '../../config/config.ts'
import { addressLimit, type RequestLimit } from '../../config/request-limits.ts'
import type { Context, RequestInfo } from '../../context.ts'
import { countedNetworks } from '../../ip/counted-networks.ts'
import { isLoopback } from '../../ip/loopback.ts'
import { type DomainError, platformErrors } from '../errors.ts'
import type { Operation } from '../operation.ts'
import { requestInfo } from '../request-info.ts'
import { type CountedRequest, type RateLimiter, uncounted } from '../serve/rate-limits.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Against the limit of its network address, until the request turns out to carry a valid management key or token of a directory. */
    counted?: CountedRequest | undefined
    /** Against the limit on guesses of the operation. */
    guess?: CountedRequest
    /** Against the limit on starts of the operation. */
    start?: CountedRequest
  }
}

/** Whether a request may carry a valid management key, found out without a read of the database for each. */
export type MayCarryKey = (request: RequestInfo, body: Record<string, unknown>) => Promise<boolean>

// **What is limited by network address.** Every request is counted when it arrives. One that turns out to carry a valid
// management key is given back: it speaks for an application, and where that runs says nothing of how much it may ask. So is
// one with a token of a directory, and one of a client of OAuth that has proven itself.
//
// Beyond the limit a request is refused at once, and before anything of it is read. Only an operation that takes management
// keys goes on, to see whether one was sent: it is looked up if it stands in a list of all of them that is a second old at most.
// So does one whose handler admits (`admits`), which costs a read for each.
// So a valid key passes from any address, and after a flood of wrong ones the next wrong one costs no read of the database.

export type AddressLimits = ReturnType<typeof createAddressLimits>

/** Loopback is spared in development. */
export function createAddressLimits({ development }: Config, limiter: RateLimiter, mayCarryKey: MayCarryKey) {
  const count = (request: FastifyRequest, { name }: RequestLimit): CountedRequest => {
    const { ip } = requestInfo(request)
    return development && isLoopback(ip) ? uncounted : countAddress(limiter, name, ip)
  }
  const isOver = (request: FastifyRequest) => request.counted?.secondsLeft !== undefined

  return {
    isOver,
    /** @returns rateLimited, if the request goes no further */
    arrive(
      request: FastifyRequest,
      operation: Pick<Operation, 'access' | 'admits'> | undefined,
    ): DomainError | undefined {
      const { access, admits } = operation ?? {}
      request.counted = count(request, addressLimit)
      const goesOn =
        access === 'api_key' ||
        access === 'system_key' ||
        access === 'client_id' ||
        access === 'directory' ||
        access === 'evaluator' ||
        access === 'signal_receiver' ||
        admits === true
      return goesOn ? undefined : refusalBy(request.counted)
    },
    /**
     * Before a key is looked up. Tokens of directories are always looked up: many customers' directories come from the few
     * addresses of a provider. @throws rateLimited
     */
    async requireLikelyKey(
      request: FastifyRequest,
      access: Operation['access'],
      body: Record<string, unknown>,
    ): Promise<void> {
      if (access === 'directory') return
      if (isOver(request) && !(await mayCarryKey(requestInfo(request), body))) refuseBeyond(request.counted)
    },
    /** Called once the caller is authenticated. */
    recognize(request: FastifyRequest, { actor }: Context): void {
      if (actor.type === 'api_key' || actor.type === 'directory') giveBack(request)
    },
    /** As `PublicCall` has it. @throws rateLimited */
    admit(request: FastifyRequest, hasProvenItself: boolean): void {
      if (hasProvenItself) giveBack(request)
      else refuseBeyond(request.counted)
    },
    /** Beyond the limit, this is the only answer, even if something else is wrong too. */
    refusalOf(request: FastifyRequest, error: DomainError): DomainError {
      return error.definition.status >= 500 ? error : (refusalBy(request.counted) ?? error)
    },
    /** Counts against a further limit, for the caller to give back. @throws rateLimited */
    countAlso(request: FastifyRequest, limit: RequestLimit): CountedRequest {
      const counted = count(request, limit)
      refuseBeyond(counted)
      return counted
    },
  }
}

/** Counts against every network of the address, or against none if one of them is beyond the limit. */
function countAddress(limiter: RateLimiter, name: string, ip: string): CountedRequest {
  const counted: CountedRequest[] = []
  const giveBack = () => {
    for (const each of counted) each.giveBack()
  }
  for (const { network, times } of countedNetworks(ip)) {
    const one = limiter.count(name, network, times)
    if (one.secondsLeft !== undefined) {
      giveBack()
      return one
    }
    counted.push(one)
  }
  return { secondsLeft: undefined, limit: name, giveBack }
}

function giveBack(request: FastifyRequest): void {
  request.counted?.giveBack()
  request.counted = undefined
}

/** @throws rateLimited */
export function refuseBeyond(counted: CountedRequest | undefined): void {
  const refusal = refusalBy(counted)
  if (refusal !== undefined) throw refusal
}

function refusalBy(counted: CountedRequest | undefined): DomainError | undefined {
  if (counted?.secondsLeft === undefined) return undefined
  const refusal = platformErrors.rateLimited(counted.secondsLeft)
  limits.set(refusal, counted.limit)
  return refusal
}

const limits = new WeakMap<DomainError, string>()

/** The name of the limit by which a request was refused. */
export function limitOfRefusal(refusal: DomainError | undefined): string | undefined {
  return refusal && limits.get(refusal)
}
