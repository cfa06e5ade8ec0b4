import type { Context } from '../../../platform/context.ts'
import { defineLimitOfTries, type GuessLimit, limitGuesses } from '../../../platform/guess-limits.ts'
import { platformErrors } from '../../../platform/http/errors.ts'
import { isLoopback } from '../../../platform/ip/loopback.ts'

const windowSeconds = 3_600

const unvouched = {
  ofAddress: defineLimitOfTries({
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

/** Counts a registration against the address that it comes from, then against its environment. @throws rateLimited */
export async function limitRegistrations(ctx: Context): Promise<void> {
  await countFor(ctx, unvouched)
}

async function countFor(
  ctx: Context,
  { ofAddress, ofEnvironment }: { ofAddress: GuessLimit; ofEnvironment: GuessLimit },
): Promise<void> {
  const ip = ctx.request?.ip
  if (ip !== undefined && !(ctx.system.config.development && isLoopback(ip)))
    await limitGuesses(ctx, ofAddress, ip, platformErrors.rateLimited)
  await limitGuesses(ctx, ofEnvironment, ctx.environmentId, platformErrors.rateLimited)
}
