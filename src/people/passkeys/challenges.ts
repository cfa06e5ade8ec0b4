import type { Context } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { sql } from '#platform/db/sql.ts'
import { ceremonyMs } from './relying-party.ts'

/** Creates the challenge that the user's next passkey must sign. It replaces an earlier one. */
export async function createPasskeyChallengeOf(
  ctx: Context,
  userId: string,
): Promise<{ id: string; challenge: string }> {
  const id = ctx.newId('passkey_challenge')
  // As the challenges of the sign-in pages: the base64url of 33 whole bytes.
  const challenge = randomToken(44)
  await ctx.db.run(sql`
    insert into passkey_challenges (environment_id, user_id, id, challenge, expires_at)
    values (${ctx.environmentId}, ${userId}, ${id}, ${challenge}, ${new Date(ctx.now().getTime() + ceremonyMs)})
    on conflict (environment_id, user_id) do update
      set id = excluded.id, challenge = excluded.challenge, expires_at = excluded.expires_at`)
  return { id, challenge }
}

/**
 * Uses up a challenge of the user, before the signature is checked. `undefined` if the challenge is no longer valid.
 */
export async function spendPasskeyChallengeOf(ctx: Context, userId: string, id: string): Promise<string | undefined> {
  const spent = await ctx.db.maybe<{ challenge: string }>(sql`
    delete from passkey_challenges
    where environment_id = ${ctx.environmentId} and user_id = ${userId} and id = ${id} and expires_at > ${ctx.now()}
    returning challenge`)
  return spent?.challenge
}
