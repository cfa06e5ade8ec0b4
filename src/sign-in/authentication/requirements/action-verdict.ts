import type { Attempt } from '../attempt.ts'
import type { SignInState } from '../sign-in-state.ts'

export interface ActionVerdictNeed {
  name: 'action_verdict'
}

/** If the environment has an action for sign-ins, it has allowed this one into this organization. */
export function requireActionVerdict(
  { allowed, organizationId, impersonator }: Attempt,
  { isDecidedElsewhere }: SignInState,
): ActionVerdictNeed | undefined {
  // An operator does not sign in as the user, but in their place.
  if (!isDecidedElsewhere || impersonator !== undefined) return undefined
  return allowed?.organizationId === organizationId ? undefined : { name: 'action_verdict' }
}
