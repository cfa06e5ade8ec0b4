import type { Facts } from '../facts.ts'
import { type Check, needOf } from './check.ts'

/** 5. Whether mail arrives. It only matters where the sign-in takes a code by email. */
export function checkMail(facts: Facts): Check {
  const { messages, supposed, person } = facts
  const name = 'mail' as const
  const [last] = messages
  if (person.email === undefined) return { name, outcome: 'not_tested', message: 'No address is known.' }
  if (last === undefined)
    return { name, outcome: 'passes', message: 'No mail went to this address in the last 30 days.' }
  const isNeeded =
    supposed.method === 'magic_auth' ||
    (['email_verification', 'radar_email_challenge'] as const).some((need) => needOf(facts, need) !== undefined)
  const cure = {
    text: 'Check the address and the mail server, then send it again.',
    action: 'open_messages',
    id: last.id,
  } as const
  const why = last.failure === null ? '' : `: ${last.failure}`
  if (last.failed_at !== null) {
    const message = `The last mail to this address was not delivered${why}`
    return isNeeded ? { name, outcome: 'stops', message, cure } : { name, outcome: 'passes', message }
  }
  if (last.sent_at === null && last.failure !== null)
    return { name, outcome: isNeeded ? 'asks' : 'passes', message: `The last mail is being tried again${why}`, cure }
  return { name, outcome: 'passes', message: 'The last mail to this address was handed over.' }
}
