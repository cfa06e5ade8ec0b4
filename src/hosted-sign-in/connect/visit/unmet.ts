import { acrsOf, authenticationMethodsOf, readLevels } from '#connect/grants/index.ts'
import type { Context } from '#platform/context.ts'
import type { ErrorAnswer } from '../answer/answer.ts'
import type { RedirectRequest } from './connect-visit.ts'

/** Who signed in and how, for a browser's memory and a sign-in alike. */
export type SignedIn = Parameters<typeof authenticationMethodsOf>[0] & { userId: string }

/** Why a sign-in is not the one that the application has asked for (OpenID Connect Core §3.1.2.2, §5.5.1.1). */
export async function unmetBy(
  ctx: Context,
  { subject, requiredAcrs }: RedirectRequest,
  signedIn: SignedIn,
): Promise<ErrorAnswer | undefined> {
  if (subject !== undefined && subject !== signedIn.userId)
    return { error: 'login_required', error_description: 'Another user is signed in than the request names.' }
  if (requiredAcrs !== undefined && !(await hasOneOf(ctx, requiredAcrs, signedIn)))
    return {
      error: 'unmet_authentication_requirements',
      error_description: 'The user has not proven who they are in one of the ways that `acr` demands.',
    }
  return undefined
}

/**
 * Whether a second factor is missing for what the application requires, or else wishes. That step raises a sign-in: the user
 * does not have to begin again.
 */
export async function lacksSecondFactor(
  ctx: Context,
  { requiredAcrs, claims }: RedirectRequest,
  signedIn: SignedIn,
): Promise<boolean> {
  const wanted = requiredAcrs ?? claims?.acrs ?? []
  // An operator who impersonates a user has no factor of the user.
  if (wanted.length === 0 || signedIn.secondFactor || signedIn.method === 'Impersonation') return false
  if (await hasOneOf(ctx, wanted, signedIn)) return false
  return hasOneOf(ctx, wanted, { ...signedIn, secondFactor: true })
}

async function hasOneOf(ctx: Context, acrs: readonly string[], signedIn: SignedIn): Promise<boolean> {
  const met = acrsOf(await readLevels(ctx), authenticationMethodsOf(signedIn))
  return acrs.some((each) => met.includes(each))
}
