import type { Facts } from '../facts.ts'
import { type Check, needOf, unreached } from './check.ts'

/** 9. Whether the address was proven. */
export function checkEmailVerification(facts: Facts): Check {
  const name = 'email_verification' as const
  const missing = unreached(facts, name)
  if (missing !== undefined) return missing
  if (needOf(facts, 'email_verification') === undefined)
    return {
      name,
      outcome: 'passes',
      message: facts.person.user?.email_verified
        ? 'The email is verified.'
        : 'This way of signing in proves the email.',
    }
  const { supposed, person } = facts
  if (supposed.method === 'sso')
    return {
      name,
      outcome: 'asks',
      message: 'Must enter a code sent to the address, because the provider does not speak for its domain.',
    }
  return {
    name,
    outcome: 'asks',
    message: 'Must enter a code sent to the address, which was never verified.',
    ...(person.user === undefined ? {} : { cure: { text: 'See the user.', action: 'open_user', id: person.user.id } }),
  }
}
