import type { Facts } from '../facts.ts'
import { type Check, needOf, ofSetting, unreached } from './check.ts'

/** 10. Whether a second factor is asked for. */
export function checkSecondFactor(facts: Facts): Check {
  const name = 'second_factor' as const
  const missing = unreached(facts, name)
  if (missing !== undefined) return missing
  const { person } = facts
  const cure = person.user && {
    text: 'Remove a factor that is lost.',
    action: 'open_user' as const,
    id: person.user.id,
  }
  const challenge = needOf(facts, 'mfa_challenge')
  if (challenge !== undefined) {
    const kinds = new Set(challenge.need.factors.map(({ type }) => (type === 'sms' ? 'a text message' : 'their app')))
    const message = `Must enter a code from ${[...kinds].join(' or ')}.`
    return { name, outcome: 'asks', message, change: ofSetting('mfa_policy'), ...(cure && { cure }) }
  }
  if (needOf(facts, 'mfa_enrollment') !== undefined)
    return {
      name,
      outcome: 'asks',
      message: 'Must enroll a second factor: one is required, and they have none.',
      change: ofSetting('mfa_policy'),
      cure: { text: 'Make it optional.', action: 'open_sign_in_settings', id: null },
    }
  return { name, outcome: 'passes', message: 'No second factor is asked for.' }
}
