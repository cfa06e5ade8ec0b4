import { holdAccessEpoch } from '#people/users/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { DomainError } from '#platform/http/errors.ts'
import { sendEmailVerification, sendRadarChallenge } from '../one-time-codes/index.ts'
import type { Attempt } from './attempt.ts'
import { assessSignIn } from './radar/assess-sign-in.ts'
import { textRadarChallenge } from './radar/send-challenge.ts'
import { firstNeed, type Need } from './requirements/index.ts'
import type { RadarEmailNeed } from './requirements/radar.ts'
import type { EmailVerificationNeed } from './requirements/verified-email.ts'
import { readSignInState, type SignInState } from './sign-in-state.ts'

/** A need and its data. */
export type Step =
  | Exclude<Need, EmailVerificationNeed | RadarEmailNeed>
  | (RadarEmailNeed & { radarChallengeId: string })
  | (EmailVerificationNeed & { email: string; emailVerificationId: string })
export type StepName = Step['name']

/** The progress of a sign-in: waiting for a step, or complete. */
export type Progress =
  | { kind: 'step'; step: Step; attempt: Attempt; state: SignInState }
  | { kind: 'complete'; attempt: Attempt; state: SignInState }

/**
 * Advances a sign-in until the first unmet requirement. Called after the first proof and after every step, by the API
 * and by the hosted pages.
 *
 * @param known the state, if it is being read already
 * @returns `undefined` when the user was deleted, or their access has ended since the proof.
 */
export async function proceed(
  tx: TransactionContext,
  attempt: Attempt,
  known?: Promise<SignInState | undefined>,
): Promise<Progress | undefined> {
  const [epoch, state] = await Promise.all([holdAccessEpoch(tx, attempt.userId), known ?? readSignInState(tx, attempt)])
  if (state === undefined || epoch !== (attempt.accessEpoch ?? 0)) return undefined
  const { attempt: current, need } = firstNeed(await assessSignIn(tx, attempt, state), state)
  if (need === undefined) return { kind: 'complete', attempt: current, state }
  return { kind: 'step', step: await takeWhatNeeds(tx, need, state), attempt: current, state }
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof DomainError)) throw error
}

/** Sends the code that the user needs next. */
async function takeWhatNeeds(tx: TransactionContext, need: Need, { user, factors }: SignInState): Promise<Step> {
  if (need.name === 'email_verification') {
    const code = await sendEmailVerification(tx, user)
    return { ...need, email: user.email, emailVerificationId: code.id }
  }
  if (need.name === 'radar_email_challenge') {
    const code = await sendRadarChallenge(tx, user)
    return { ...need, radarChallengeId: code.id }
  }
  if (need.name === 'radar_sms_challenge' && !need.asksForPhone) {
    const phone = factors.find(({ phone_number }) => phone_number !== null)?.phone_number
    // Beyond the limit, the latest code still works, and a new one can be requested in a minute.
    if (phone != null) await textRadarChallenge(tx, user, phone).catch(ignoreRefusal)
  }
  return need
}
