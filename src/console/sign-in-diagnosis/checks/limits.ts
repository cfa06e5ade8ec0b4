import type { UsedTries } from '#platform/guess-limits.ts'
import type { Facts } from '../facts.ts'
import { type Check, needOf } from './check.ts'

/** 4. Whether a limit on tries is reached that this sign-in counts against. */
export function checkLimits(facts: Facts): Check {
  const { ctx, limits, person } = facts
  const name = 'limits' as const
  const reached = limits.filter(({ count, limit }) => count >= limit.limit)
  const [met] = reached.filter((used) => isMet(facts, used))
  const [other] = reached
  if (met === undefined && other === undefined) return { name, outcome: 'passes', message: 'No limit is reached.' }
  const used = met ?? other
  if (used === undefined) return { name, outcome: 'passes', message: 'No limit is reached.' }
  const seconds = Math.max(1, Math.ceil((Date.parse(used.windowEndsAt) - ctx.now().getTime()) / 1_000))
  const what = `for ${seconds} s: ${used.count} ${used.limit.counts} in ${inWords(used.limit.windowSeconds)}`
  if (met === undefined) return { name, outcome: 'passes', message: `Something else is blocked ${what}.` }
  return {
    name,
    outcome: 'stops',
    message: `Blocked ${what}.`,
    ...(person.user === undefined
      ? {}
      : { cure: { text: 'Let them try again at once.', action: 'reset_limits', id: person.user.id } }),
  }
}

/** By the step that counts: see `limits.ts` and `user-limits.ts` of the authentication. */
function isMet(facts: Facts, { limit, subject }: UsedTries): boolean {
  const { method } = facts.supposed
  const step = subject.split(':')[0] ?? ''
  const isOfAddress = subject.includes('@')
  const asksFor = (name: Parameters<typeof needOf>[1]) => needOf(facts, name) !== undefined
  if (limit.name === 'codes_sent' && isOfAddress) return method === 'magic_auth'
  if (isOfAddress) return method === 'password' || method === 'magic_auth'
  if (step === 'email_verification') return asksFor('email_verification')
  if (step === 'radar_challenge') return asksFor('radar_email_challenge') || asksFor('radar_sms_challenge')
  if (step === 'radar_text') return asksFor('radar_sms_challenge')
  if (step === 'mfa_enrollment') return asksFor('mfa_enrollment')
  if (step === 'recovery_code' || limit.name.startsWith('factor_tries')) return asksFor('mfa_challenge')
  if (limit.name === 'text_messages_sent') return asksFor('mfa_challenge') || asksFor('radar_sms_challenge')
  return false
}

function inWords(seconds: number): string {
  if (seconds % 86_400 === 0) return seconds === 86_400 ? 'a day' : `${seconds / 86_400} days`
  if (seconds % 60 === 0) return seconds === 60 ? 'a minute' : `${seconds / 60} minutes`
  return `${seconds} s`
}
