import type { Context } from '#platform/context.ts'
import {
  type AddressLimit,
  defineAddressLimit,
  defineLimitOfTries,
  type GuessLimit,
  limitGuesses,
  limitTriesOfAddress,
} from '#platform/guess-limits.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { isLoopback } from '#platform/ip/loopback.ts'

const windowSeconds = 3_600

const unvouched = {
  ofAddress: defineAddressLimit({
    name: 'agent_registrations_of_address',
    limit: 5,
    windowSeconds,
    counts: 'registrations of agents for whom no provider vouches',
    subject: 'a network address',
  }),
  ofEnvironment: defineLimitOfTries({
    name: 'agent_registrations',
    limit: 100,
    windowSeconds,
    counts: 'registrations of agents for whom no provider vouches',
    subject: 'an environment',
  }),
}

const vouched = {
  ofAddress: defineAddressLimit({
    name: 'agent_assertions_of_address',
    limit: 60,
    windowSeconds,
    counts: 'assertions of issuers about agents',
    subject: 'a network address',
  }),
  ofEnvironment: defineLimitOfTries({
    name: 'agent_assertions',
    limit: 1_000,
    windowSeconds,
    counts: 'assertions of issuers about agents that were found true',
    subject: 'an environment',
  }),
}

/** Counts a registration against the address that it comes from, then against its environment. @throws rateLimited */
export async function limitRegistrations(ctx: Context): Promise<void> {
  await limitAddress(ctx, unvouched.ofAddress)
  await limitEnvironment(ctx, unvouched.ofEnvironment)
}

/** Counts an assertion before anything of it is verified. @throws rateLimited */
export function limitAssertions(ctx: Context): Promise<void> {
  return limitAddress(ctx, vouched.ofAddress)
}

/**
 * Counts an assertion that was verified, so that forged ones do not use up the limit of an environment.
 *
 * @throws rateLimited
 */
export function limitTrueAssertions(ctx: Context): Promise<void> {
  return limitEnvironment(ctx, vouched.ofEnvironment)
}

async function limitAddress(ctx: Context, limit: AddressLimit): Promise<void> {
  const ip = ctx.request?.ip
  if (ip !== undefined && !(ctx.system.config.development && isLoopback(ip)))
    await limitTriesOfAddress(ctx, limit, { ip }, platformErrors.rateLimited)
}

async function limitEnvironment(ctx: Context, limit: GuessLimit): Promise<void> {
  await limitGuesses(ctx, limit, ctx.environmentId, platformErrors.rateLimited)
}
