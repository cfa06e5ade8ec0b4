import { authenticationMethodsOf } from '#connect/grants/index.ts'
import { acrsOf } from '#connect/oauth-server/index.ts'
import type { ErrorAnswer } from '../answer/answer.ts'
import type { RedirectRequest } from './connect-visit.ts'

/** Who signed in and how, for a browser's memory and a sign-in alike. */
export type SignedIn = Parameters<typeof authenticationMethodsOf>[0] & { userId: string }

/** Why a sign-in is not the one that the application has asked for (OpenID Connect Core §3.1.2.2, §5.5.1.1). */
export function unmetBy({ subject, requiredAcrs }: RedirectRequest, signedIn: SignedIn): ErrorAnswer | undefined {
  if (subject !== undefined && subject !== signedIn.userId)
    return { error: 'login_required', error_description: 'Another user is signed in than the request names.' }
  const met = acrsOf(authenticationMethodsOf(signedIn))
  if (requiredAcrs !== undefined && !requiredAcrs.some((each) => met.includes(each)))
    return {
      error: 'unmet_authentication_requirements',
      error_description: 'The user has not proven who they are in one of the ways that `acr` demands.',
    }
  return undefined
}
