import type { Context } from '#platform/context.ts'
import {
  type AddressLimit,
  defineAddressLimit,
  defineLimitOfTries,
  type GuessLimit,
  limitGuesses,
  limitTriesOfAddress,
} from '#platform/guess-limits.ts'
import type { DomainError } from '#platform/http/errors.ts'
import { defaultBudget, registrationSettings } from './settings.ts'

const daySeconds = 86_400
/** Of what an environment has in a day, so that no address uses it up. */
const shareOfAddress = 0.1

interface NewClientLimits {
  inHour: AddressLimit
  inDay: AddressLimit
  ofEnvironment: GuessLimit
}

/** For clients that come in one way. */
function defineNewClientLimits(name: string, counts: string): NewClientLimits {
  const address = { counts, subject: 'a network address' }
  const day = { windowSeconds: daySeconds, setting: 'client_registrations_per_day' }
  return {
    inHour: defineAddressLimit({ ...address, name: `${name}_of_address`, limit: 20, windowSeconds: 3_600 }),
    inDay: defineAddressLimit({ ...address, ...day, name: `${name}_of_address_in_day`, limit: shareOf(defaultBudget) }),
    ofEnvironment: defineLimitOfTries({ counts, subject: 'an environment', ...day, name, limit: defaultBudget }),
  }
}

export const registrationLimits = defineNewClientLimits('client_registration', 'applications that register themselves')
export const documentLimits = defineNewClientLimits(
  'client_document',
  'metadata documents of applications not known before',
)

/**
 * Counts a client that registers itself or is described by a document: first against its network address, then against
 * the environment's daily limit.
 *
 * @throws the error that `refuse` creates
 */
export async function admitNewClient(
  ctx: Context,
  { inHour, inDay, ofEnvironment }: NewClientLimits,
  ip: string,
  refuse: (retryAfterSeconds: number) => DomainError,
): Promise<void> {
  const { client_registrations_per_day: budget } = await registrationSettings.read(ctx)
  await limitTriesOfAddress(ctx, inHour, { ip }, refuse)
  await limitTriesOfAddress(ctx, { ...inDay, limit: shareOf(budget) }, { ip }, refuse)
  await limitGuesses(ctx, { ...ofEnvironment, limit: budget }, '', refuse)
}

function shareOf(budget: number): number {
  return Math.max(1, Math.floor(budget * shareOfAddress))
}
