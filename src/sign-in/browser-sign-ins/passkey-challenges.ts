import type { Context } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { sql } from '#platform/db/sql.ts'
import { isOwn, type Visit } from './authorization-requests.ts'

/** Creates the next passkey challenge of the visit, which replaces the previous one. */
export async function createPasskeyChallenge(ctx: Context, visit: Visit): Promise<string> {
  // A multiple of four characters, so that they are the base64url of 33 whole bytes.
  const challenge = randomToken(44)
  await ctx.db.run(sql`update authorization_requests set passkey_challenge = ${challenge} where ${isOwn(ctx, visit)}`)
  return challenge
}

/** Uses up a challenge, before the signature is checked. @returns whether this was its first use */
export async function spendPasskeyChallenge(ctx: Context, visit: Visit, challenge: string): Promise<boolean> {
  const spent = await ctx.db.run(sql`
    update authorization_requests set passkey_challenge = null
    where ${isOwn(ctx, visit)} and passkey_challenge = ${challenge}`)
  return spent === 1
}
