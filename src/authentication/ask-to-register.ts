import { askRegistration } from '../actions/index.ts'
import { type CarriedInvitation, getInvitation, toEventInvitation } from '../invitations/index.ts'
import type { Context } from '../platform/context.ts'
import type { DomainError } from '../platform/http/errors.ts'
import { findUserByEmail } from '../users/index.ts'
import type { AuthenticationMethod, Origin } from './attempt.ts'
import { signUpNotAllowed } from './errors.ts'

/** What a refusal says where the action gave no message for the person. */
export const registrationDenied = 'Signing up was denied.'

export interface Newcomer {
  email: string
  first_name?: string | null | undefined
  last_name?: string | null | undefined
  method: AuthenticationMethod
  invitation?: CarriedInvitation | undefined
}

/**
 * Lets the environment's action decide about somebody who is about to become a user by themselves. Nobody is asked about
 * a user who exists. Called before the transaction that creates the user.
 *
 * @returns the refusal, to be returned: it commits with its event.
 */
export async function askToRegister(
  ctx: Context,
  { email, first_name = null, last_name = null, method, invitation: carried }: Newcomer,
  origin: Origin,
): Promise<DomainError | undefined> {
  if ((await findUserByEmail(ctx, email)) !== undefined) return undefined
  const invitation = carried && toEventInvitation(await getInvitation(ctx, carried.id), ctx.now())
  const denied = await askRegistration(ctx, {
    email,
    first_name,
    last_name,
    authenticationMethod: method,
    ...(invitation === undefined ? {} : { invitation, organizationId: invitation.organization_id }),
    ...origin,
  })
  return denied && signUpNotAllowed(denied.message ?? registrationDenied)
}
