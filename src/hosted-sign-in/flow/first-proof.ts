import { type Attempt, carrying, newAttempt, type Origin, originOf } from '#sign-in/authentication/index.ts'
import type { AuthenticationMethod } from '#sign-in/browser-sign-ins/index.ts'
import type { Flow } from './flow.ts'

/** The sign-in of a user after a first proof, for this visit. */
export function firstProof(
  flow: Pick<Flow, 'ctx' | 'row' | 'browserId'>,
  userId: string,
  method: AuthenticationMethod,
): Attempt {
  const { organizationId, invitation } = flow.row.parameters
  return carrying(newAttempt(flow.ctx, userId, method, originIn(flow), organizationId), invitation)
}

/** Where the user is, and in which browser. The browser is identified by a hash of its cookie, which is not secret. */
export function originIn({ ctx, browserId }: Pick<Flow, 'ctx' | 'browserId'>): Origin {
  if (browserId === undefined) return originOf(ctx, {})
  const fingerprint = ctx.system.hashCredential(`browser:${browserId}`).toString('base64url')
  return { ...originOf(ctx, {}), signals: { fingerprint } }
}
