import type { PublicContext } from '#platform/context.ts'
import { isBoundTo } from '../../provider-sign-ins/index.ts'
import { signOutRefused } from '../errors.ts'
import { SignOutFailure } from '../failures.ts'
import { endSignOutVisit, findSignOutVisit, type SignOutVisit } from './sign-out-visits.ts'

/** The visit that an address names, in the browser that was sent to the provider. @throws signOutRefused */
export async function findOwnSignOut(context: PublicContext, state: string): Promise<SignOutVisit> {
  const visit = await findSignOutVisit(context.system, state)
  if (visit === undefined) throw signOutRefused(new SignOutFailure('unknown_sign_out'))
  if (!isBoundTo(context, state, visit.browserHash)) {
    throw signOutRefused(new SignOutFailure('sign_out_in_other_browser'))
  }
  return visit
}

/** Where the browser goes after its provider has responded. @throws signOutRefused */
export async function finishSignOut(context: PublicContext, state: string): Promise<string> {
  const visit = await findOwnSignOut(context, state)
  // Without the answer nothing is known of the session there. Twice, it is another visit's.
  if (!visit.isAnswered || !(await endSignOutVisit(context.system, visit))) {
    throw signOutRefused(new SignOutFailure('unknown_sign_out'))
  }
  return visit.returnTo
}
