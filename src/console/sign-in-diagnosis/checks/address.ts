import { canonicalEmailOf } from '#people/users/index.ts'
import { sql } from '#platform/db/sql.ts'
import type { Facts } from '../facts.ts'
import { type Check, ofSetting } from './check.ts'
import { typosOf } from './typos.ts'

/** 1. Whether anyone has the address, and whether someone who has none could get one. */
export async function checkAddress(facts: Facts): Promise<Check> {
  const { person, isSignUpOpen, invitations, ways, supposed } = facts
  const { email, user, userId } = person
  const name = 'address' as const
  if (email === undefined)
    return { name, outcome: 'not_tested', message: 'The attempt ended before the provider said who signs in.' }
  if (user !== undefined) return { name, outcome: 'passes', message: `${email} belongs to a user.` }
  if (userId !== undefined) return { name, outcome: 'stops', message: 'The user was deleted.' }
  const similar = await findSimilar(facts, email)
  const hint = similar === undefined ? '' : ` Did you mean ${similar}?`
  if (invitations.length > 0)
    return { name, outcome: 'asks', message: `No user has this address. An invitation waits to be accepted.${hint}` }
  if (isSignUpOpen)
    return { name, outcome: 'asks', message: `No user has this address. Signing up is open and makes one.${hint}` }
  if (supposed.method === 'sso' && ways.some(({ method, isOn }) => method === 'sso' && isOn))
    return { name, outcome: 'asks', message: `No user has this address. Single sign-on makes one.${hint}` }
  return {
    name,
    outcome: 'stops',
    message: `No user has this address, and signing up needs an invitation.${hint}`,
    change: ofSetting('sign_up'),
    cure: { text: 'Invite them.', action: 'invite_user', id: null },
  }
}

/** An address of a user that differs by one typing error. */
async function findSimilar({ ctx }: Facts, email: string): Promise<string | undefined> {
  const row = await ctx.db.maybe<{ email: string }>(sql`
    select u.email from users u
    where u.environment_id = ${ctx.environmentId} and u.canonical_email = any(${typosOf(canonicalEmailOf(email))}) limit 1`)
  return row?.email
}
