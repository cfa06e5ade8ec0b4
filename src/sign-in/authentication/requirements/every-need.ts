import type { Attempt } from '../attempt.ts'
import type { SignInState } from '../sign-in-state.ts'
import { firstNeed, type Need } from './index.ts'
import { meet, type SupposedSignIn } from './meet.ts'

/** A need of a sign-in that no one makes, and the sign-in where it arises. */
export interface ForeseenNeed {
  need: Need
  attempt: Attempt
}

/**
 * All needs in the order in which they would be asked for, each as if those before it were met. Ends at one that nothing meets.
 * Where an organization must be chosen, the first one is.
 */
export function everyNeed(attempt: Attempt, state: SignInState): ForeseenNeed[] {
  const needs: ForeseenNeed[] = []
  let next: SupposedSignIn | undefined = { attempt, state }
  while (next !== undefined) {
    const found = firstNeed(next.attempt, next.state)
    if (found.need === undefined || isAmong(found.need, needs)) return needs
    needs.push({ need: found.need, attempt: found.attempt })
    next = meet(found.need, { ...next, attempt: found.attempt })
  }
  return needs
}

/** Two organizations can want their own single sign-on of one person, which no one can give. */
function isAmong(need: Need, needs: readonly ForeseenNeed[]): boolean {
  return needs.some(
    ({ need: { name, ...rest } }) =>
      name === need.name && (name !== 'sso_required' || JSON.stringify({ name, ...rest }) === JSON.stringify(need)),
  )
}
