import {
  type Attempt,
  type AuthenticationMethod,
  carrying,
  newAttempt,
  type Origin,
  originOf,
} from '../../authentication/index.ts'
import type { Flow } from './flow.ts'

/** The sign-in of a user who has just proven who they are, for what the visit is about. */
export function firstProof(
  { ctx, row, browser }: Pick<Flow, 'ctx' | 'row' | 'browser'>,
  userId: string,
  method: AuthenticationMethod,
): Attempt {
  const { organizationId, invitation } = row.parameters
  return carrying(newAttempt(ctx, userId, method, originIn({ ctx, browser }), organizationId), invitation)
}

/** Where the person is, and in which browser: its cookie tells it from others, and is no secret any more as a hash. */
export function originIn({ ctx, browser }: Pick<Flow, 'ctx' | 'browser'>): Origin {
  const fingerprint = ctx.system.hashCredential(`browser:${browser}`).toString('base64url')
  return { ...originOf(ctx, {}), signals: { fingerprint } }
}
