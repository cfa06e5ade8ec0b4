import type { Check } from './checks/check.ts'
import type { Person } from './person.ts'
import type { PastAttempt, SignInDiagnosis } from './schemas.ts'

export function resultOf(checks: readonly Check[]): SignInDiagnosis['result'] {
  const has = (outcome: Check['outcome']) => checks.some((check) => check.outcome === outcome)
  if (has('stops')) return 'cannot_sign_in'
  if (checks.some(({ name, outcome }) => name === 'address' && outcome === 'not_tested')) return 'unknown'
  return has('asks') ? 'is_asked' : 'can_sign_in'
}

/** The result in one sentence: the first thing that stops the person, or what they are asked for, or why they failed last. */
export function sentenceOf({ email }: Person, checks: readonly Check[], attempts: readonly PastAttempt[]): string {
  const who = email ?? 'This person'
  const first = (outcome: Check['outcome']) => checks.find((check) => check.outcome === outcome)
  const stop = first('stops')
  if (stop !== undefined) return `${who} can’t sign in: ${within(stop.message)}`
  const [last] = attempts.filter(({ type }) => type === 'event')
  const before =
    last?.outcome === 'failed' && last.message !== null ? ` The last attempt failed: ${within(last.message)}` : ''
  if (email === undefined) return `The provider never said who signed in.${before}`
  const ask = first('asks')
  if (ask !== undefined) return `${who} can sign in, with one more thing to do: ${within(ask.message)}${before}`
  return `Nothing stops ${who} from signing in now.${before}`
}

/** A sentence after a colon. Names that begin it keep their capital. */
function within(message: string): string {
  return /^(No|The|Must|All|Its|Blocked|Deleted|This|Passwords|There|Last|Membership)\b/.test(message)
    ? message.charAt(0).toLowerCase() + message.slice(1)
    : message
}
