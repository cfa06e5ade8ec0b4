import type { AccessEpoch } from '#people/users/index.ts'
import { type Attempt, carrying, newAttempt } from '#sign-in/authentication/index.ts'
import type { AuthenticationMethod } from '#sign-in/browser-sign-ins/index.ts'
import type { Flow } from './flow.ts'

/** The sign-in of a user after a first proof, for this visit. */
export function firstProof(
  flow: Pick<Flow, 'ctx' | 'row' | 'origin'>,
  user: AccessEpoch,
  method: AuthenticationMethod,
): Attempt {
  const { organizationId, invitation } = flow.row.parameters
  return carrying(newAttempt(flow.ctx, user, method, flow.origin, organizationId), invitation)
}
