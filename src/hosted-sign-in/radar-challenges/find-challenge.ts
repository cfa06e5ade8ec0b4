import { findUser, type UserRow } from '#people/users/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { type Attempt, acceptRadarChallenge, type RightRadarCode } from '#sign-in/authentication/index.ts'
import { signInExpired } from '#sign-in/browser-sign-ins/index.ts'
import { advance, type Flow } from '../flow/index.ts'

export const sendPath = '/radar-challenge/send'

/** A sign-in that waits for the code of a challenge. */
export interface RadarChallenge {
  attempt: Attempt
  channel: 'email' | 'sms'
  user: UserRow
}

/** `undefined` when the sign-in waits for another step. */
export async function findChallenge({ ctx, row }: Flow): Promise<RadarChallenge | undefined> {
  const { attempt, step } = row
  if (attempt === null || (step !== 'radar_email_challenge' && step !== 'radar_sms_challenge')) return undefined
  const user = await findUser(ctx, attempt.userId)
  if (user === undefined) throw signInExpired()
  return { attempt, channel: step === 'radar_email_challenge' ? 'email' : 'sms', user }
}

/** Continues the sign-in with a right code. */
export async function acceptChallenge(
  tx: TransactionContext,
  proof: RightRadarCode,
  { attempt }: RadarChallenge,
  flow: Flow,
): Promise<HttpReply> {
  return advance(tx, flow, await acceptRadarChallenge(tx, proof, attempt))
}
