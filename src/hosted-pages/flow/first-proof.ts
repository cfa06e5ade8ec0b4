import { type Attempt, type AuthenticationMethod, carrying, newAttempt, originOf } from '../../authentication/index.ts'
import type { Flow } from './flow.ts'

/** The sign-in of a user who has just proven who they are, for what the visit is about. */
export function firstProof(
  { ctx, row }: Pick<Flow, 'ctx' | 'row'>,
  userId: string,
  method: AuthenticationMethod,
): Attempt {
  const { organizationId, invitation } = row.parameters
  return carrying(newAttempt(ctx, userId, method, originOf(ctx, {}), organizationId), invitation)
}
