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
  flow: Pick<Flow, 'ctx' | 'row' | 'device'>,
  userId: string,
  method: AuthenticationMethod,
): Attempt {
  const { organizationId, invitation } = flow.row.parameters
  return carrying(newAttempt(flow.ctx, userId, method, originIn(flow), organizationId), invitation)
}

/** Where the person is, and in which browser: its cookie tells it from others, and is no secret any more as a hash. */
export function originIn({ ctx, device }: Pick<Flow, 'ctx' | 'device'>): Origin {
  if (device === undefined) return originOf(ctx, {})
  const fingerprint = ctx.system.hashCredential(`browser:${device}`).toString('base64url')
  return { ...originOf(ctx, {}), signals: { fingerprint } }
}
