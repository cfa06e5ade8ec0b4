import { DomainError } from '#platform/http/errors.ts'
import { type HttpReply, redirectAfter } from '#platform/http/reply.ts'
import { announceFailure, oauthFailed, originOf, signUpNotAllowed } from '#sign-in/authentication/index.ts'
import { completeAuthorizationRequest } from '#sign-in/browser-sign-ins/index.ts'
import type { ConfiguredProvider, SocialProvider } from '#sign-in/social-providers/index.ts'
import type { Flow } from '../flow/index.ts'
import { callbackUrl, findSignInOptions, refusalText, refusalTexts, refuse, waitlistPath } from '../flow/index.ts'
import { waitlistTexts } from '../sign-up/index.ts'
import { texts } from '../texts/index.ts'

/**
 * A failure of a provider as an error. Only the log gets the cause, by name and reason: its details may contain data
 * from the provider.
 */
export function asProviderFailure({ ctx }: Flow, { provider, name }: SocialProvider, error: unknown): DomainError {
  if (error instanceof DomainError) return error
  const { name: kind, message, code } = error as Error & { code?: string }
  ctx.log.warn({ provider, kind, code, reason: message }, 'A sign-in with a provider failed')
  return oauthFailed(name, 'it could not be reached, or its answer cannot be trusted.')
}

/**
 * Records the event of a failed sign-in with a provider. Redirects to the application if it requested the provider;
 * otherwise the user can choose another method.
 */
export async function failAtProvider(
  flow: Flow,
  { definition }: ConfiguredProvider,
  error: DomainError,
  isAskedFor: boolean,
): Promise<HttpReply> {
  const { ctx, row } = flow
  await announceFailure(ctx, 'oauth', { ...originOf(ctx, {}), userId: null, email: null }, error)
  const { code } = error.definition
  if (isAskedFor && row.redirect_uri !== null) {
    await ctx.transaction((tx) => completeAuthorizationRequest(tx, flow, { organizationId: null }))
    const known = denials.has(code ?? '') ? 'access_denied' : 'oauth_failed'
    const parameters = { error: known, error_description: error.message, state: row.state }
    return redirectAfter(ctx.request?.method, callbackUrl(row.redirect_uri, parameters))
  }
  const text = texts.socialSignIn(flow)
  if (code === 'access_denied') return refuse(flow, '/sign-in', { alert: text.denied(definition.name) })
  if (code === 'oauth_failed') return refuse(flow, '/sign-in', { alert: text.failed(definition.name) })
  if (isSignUpClosed(error)) return refuseNewcomer(flow)
  const refusal = refusalText(flow, error)
  return refuse(flow, '/sign-in', { alert: refusal.text }, refusal.status)
}

/** Leads a person without an account to the waitlist, if there is one. */
async function refuseNewcomer(flow: Flow): Promise<HttpReply> {
  const { waitlist } = await findSignInOptions(flow)
  if (waitlist) return refuse(flow, waitlistPath, { alert: waitlistTexts(flow).noAccount }, 403)
  return refuse(flow, '/sign-in', { alert: refusalTexts(flow).signUpClosed }, 403)
}

/** The codes of denials, which are not failures of the provider. */
const denials = new Set([
  'access_denied',
  'sign_up_not_allowed',
  'policy_denied',
  'invitation_invalid',
  'invitation_cannot_be_used_for_email',
])

/** Whether it is the default error. An action's denial has its own message. */
function isSignUpClosed({ definition, message }: DomainError): boolean {
  return definition.code === 'sign_up_not_allowed' && message === signUpNotAllowed().message
}
