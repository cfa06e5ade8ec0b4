import type { TransactionContext } from '../platform/context.ts'
import type { Attempt } from './attempt.ts'
import { firstNeed, type Need } from './requirements/index.ts'
import type { EmailVerificationNeed } from './requirements/verified-email.ts'
import { sendEmailVerification } from './send-codes.ts'
import { readStanding, type Standing } from './standing.ts'

/** A need and what it takes. */
export type Step =
  | Exclude<Need, EmailVerificationNeed>
  | (EmailVerificationNeed & { email: string; emailVerificationId: string })
export type StepName = Step['name']

/** Where a sign-in stands: it waits for a step, or nothing is missing any more. */
export type Progress =
  | { kind: 'step'; step: Step; attempt: Attempt; standing: Standing }
  | { kind: 'complete'; attempt: Attempt; standing: Standing }

/**
 * Takes a sign-in as far as it comes: the first requirement that is not met stops it. Called after the first proof and
 * again after every step, by the API and by the hosted pages alike.
 *
 * @returns `undefined` when the user is gone.
 */
export async function proceed(tx: TransactionContext, attempt: Attempt): Promise<Progress | undefined> {
  const standing = await readStanding(tx, attempt)
  if (standing === undefined) return undefined
  const { attempt: current, need } = firstNeed(attempt, standing)
  if (need === undefined) return { kind: 'complete', attempt: current, standing }
  const step = need.name === 'email_verification' ? await sendCodeFor(tx, need, standing) : need
  return { kind: 'step', step, attempt: current, standing }
}

async function sendCodeFor(tx: TransactionContext, need: EmailVerificationNeed, { user }: Standing): Promise<Step> {
  const code = await sendEmailVerification(tx, user)
  return { ...need, email: user.email, emailVerificationId: code.id }
}
