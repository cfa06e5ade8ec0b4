import { type CarriedInvitation, getInvitation, toEventInvitation } from '#access/invitations/index.ts'
import { createAttempt, isRadarOn, type RadarSettings } from '#people/radar/index.ts'
import { findUserByEmail, type UserRow } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { type CommittedError, commitWith } from '#platform/http/errors.ts'
import { askRegistration } from '../actions/index.ts'
import type { AuthenticationMethod } from '../browser-sign-ins/index.ts'
import type { Origin } from './attempt.ts'
import { policyDenied, signUpNotAllowed } from './errors.ts'
import { factsOf } from './radar/assess-sign-in.ts'

/** What {@link askToRegister} refuses with. */
export const registrationErrors = [policyDenied, signUpNotAllowed]

/** The message of a denial if the action sent none. */
export const registrationDenied = 'Signing up was denied.'

export interface Newcomer {
  email: string
  first_name?: string | null | undefined
  last_name?: string | null | undefined
  method: AuthenticationMethod
  invitation?: CarriedInvitation | undefined
}

/**
 * Lets the environment's action decide about a sign-up. Not called for existing users. Called before the transaction
 * that creates the user.
 *
 * @param radar lets Radar assess the sign-up first, so that a blocked person does not become a user. Existing users are
 * assessed too, so that the answer does not reveal them. @returns the refusal, which commits with its event.
 */
export async function askToRegister(
  ctx: Context,
  { email, first_name = null, last_name = null, method, invitation: carried }: Newcomer,
  origin: Origin,
  radar?: RadarSettings,
): Promise<CommittedError | undefined> {
  const user = await findUserByEmail(ctx, email)
  if (radar !== undefined && (await isBlocked(ctx, radar, { email, method }, origin, user)))
    return commitWith(policyDenied())
  if (user !== undefined) return undefined
  const invitation = carried && toEventInvitation(await getInvitation(ctx, carried.id), ctx.now())
  const denied = await askRegistration(ctx, {
    email,
    first_name,
    last_name,
    authenticationMethod: method,
    ...defined({ invitation, organizationId: invitation?.organization_id }),
    ...origin,
  })
  return denied && commitWith(signUpNotAllowed(denied.message ?? registrationDenied))
}

async function isBlocked(
  ctx: Context,
  radar: RadarSettings,
  { email, method }: Pick<Newcomer, 'email' | 'method'>,
  origin: Origin,
  user: UserRow | undefined,
): Promise<boolean> {
  if (!isRadarOn(radar)) return false
  const facts = factsOf(method, email, origin, user === undefined ? 'sign-up' : 'sign-in', user?.last_sign_in_at)
  return (await createAttempt(ctx, radar, facts)).verdict === 'block'
}
