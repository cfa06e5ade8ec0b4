import type { TransactionContext } from '../platform/context.ts'
import type { Attempt } from './attempt.ts'
import { requirements, type Step } from './requirements/index.ts'
import { readStanding, type Standing } from './standing.ts'

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
  const standing = await readStanding(tx, attempt.userId)
  if (standing === undefined) return undefined
  const current = { ...attempt }
  for (const requirement of requirements) {
    const step = await requirement(tx, current, standing)
    if (step !== undefined) return { kind: 'step', step, attempt: current, standing }
  }
  return { kind: 'complete', attempt: current, standing }
}
