import type { TransactionContext } from '../platform/context.ts'
import { findUser, type UserRow } from '../users/index.ts'
import type { Attempt } from './attempt.ts'
import { requirements, type Step } from './requirements/index.ts'

/** Where a sign-in stands: it waits for a step, or nothing is missing any more. */
export type Progress =
  | { kind: 'step'; step: Step; attempt: Attempt; user: UserRow }
  | { kind: 'complete'; attempt: Attempt; user: UserRow }

/**
 * Takes a sign-in as far as it comes: the first requirement that is not met stops it. Called after the first proof and
 * again after every step, by the API and by the hosted pages alike.
 *
 * @returns `undefined` when the user is gone.
 */
export async function proceed(tx: TransactionContext, attempt: Attempt): Promise<Progress | undefined> {
  const user = await findUser(tx, attempt.userId)
  if (user === undefined) return undefined
  const current = { ...attempt }
  for (const requirement of requirements) {
    const step = await requirement(tx, current, user)
    if (step !== undefined) return { kind: 'step', step, attempt: current, user }
  }
  return { kind: 'complete', attempt: current, user }
}
