import { announceFailure, oauthFailed, originOf, signUpNotAllowed } from '../../authentication/index.ts'
import { DomainError } from '../../platform/http/errors.ts'
import { type HttpReply, redirect } from '../../platform/http/reply.ts'
import type { ConfiguredProvider, SocialProvider } from '../../social-providers/index.ts'
import { catalogue } from '../messages/index.ts'
import { callbackUrl } from './advance.ts'
import { completeAuthorizationRequest } from './authorization-requests.ts'
import { refuse } from './failures.ts'
import type { Flow } from './flow.ts'
import { refusalText } from './refusals.ts'

/**
 * What went wrong with a provider, as a refusal. The cause is for the log alone, by name and reason: its details may hold
 * what the provider sent.
 */
export function asProviderFailure({ ctx }: Flow, { provider, name }: SocialProvider, error: unknown): DomainError {
  if (error instanceof DomainError) return error
  const { name: kind, message, code } = error as Error & { code?: string }
  ctx.log.warn({ provider, kind, code, reason: message }, 'A sign-in with a provider failed')
  return oauthFailed(name, 'it could not be reached, or its answer cannot be trusted.')
}

/**
 * Announces that a sign-in with a provider failed, and tells the application when it asked for the provider; else the
 * person, who may choose another way.
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
    return redirect(callbackUrl(row.redirect_uri, parameters), 303)
  }
  const { formErrors } = catalogue[flow.locale]
  if (code === 'access_denied') return refuse(flow, '/sign-in', { alert: formErrors.providerDenied(definition.name) })
  if (code === 'oauth_failed') return refuse(flow, '/sign-in', { alert: formErrors.providerFailed(definition.name) })
  if (isSignUpClosed(error)) return refuse(flow, '/sign-in', { alert: formErrors.signUpClosed }, 403)
  const { text, status } = refusalText(flow, error)
  return refuse(flow, '/sign-in', { alert: text }, status)
}

/** The codes of what is no failure of the provider: somebody may not come in. */
const denials = new Set([
  'access_denied',
  'sign_up_not_allowed',
  'policy_denied',
  'invitation_invalid',
  'invitation_cannot_be_used_for_email',
])

/** The refusal in our own words. An action's denial comes with words of its own. */
function isSignUpClosed({ definition, message }: DomainError): boolean {
  return definition.code === 'sign_up_not_allowed' && message === signUpNotAllowed().message
}
