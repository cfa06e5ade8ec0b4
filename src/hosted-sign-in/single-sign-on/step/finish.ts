import { supportCodeOf } from '#pages/kit/index.ts'
import { defined } from '#platform/defined.ts'
import { DomainError } from '#platform/http/errors.ts'
import { type HttpReply, redirectAfter } from '#platform/http/reply.ts'
import { acceptSsoProof, checkSsoProof } from '#sign-in/authentication/index.ts'
import { completeAuthorizationRequest, rememberParameters, signInExpired } from '#sign-in/browser-sign-ins/index.ts'
import type { ConnectionRow } from '#sso/connections/index.ts'
import type { ProvidedIdentity } from '#sso/provided-identities/index.ts'
import { completeVisit, type SessionTokens, traceFailure, type VisitRow } from '#sso/provider-sign-ins/index.ts'
import { keepProviderSession } from '#sso/provider-sign-outs/index.ts'
import { asFailure, SsoFailure, traceStep } from '#sso/sso-sessions/index.ts'
import type { Flow } from '../../flow/index.ts'
import { advance, callbackUrl, completePath, findSignInOptions, goTo, refusalText, refuse } from '../../flow/index.ts'
import { texts } from '../../texts/index.ts'

/** A person who is back from a provider, for a sign-in of these pages. */
export interface SsoReturn {
  connection: ConnectionRow
  visit: VisitRow
  identity: ProvidedIdentity
  /** What is needed to end the session at the provider, if that is possible. */
  tokens: SessionTokens | undefined
  /** When the session at the provider ends, ISO 8601, if the provider states it. */
  sessionEndsAt: string | undefined
  /** Whether the application has asked for this connection. */
  isAskedFor: boolean
}

/** Continues a sign-in after the provider of a connection has proven who the user is. */
export async function finishSsoSignIn(
  flow: Flow,
  { connection, visit, identity, tokens, sessionEndsAt, isAskedFor }: SsoReturn,
): Promise<HttpReply> {
  const { ctx, row } = flow
  if (row.completed_at !== null) return goTo(flow, completePath)
  const { invitation } = row.parameters
  const { origin } = flow
  const proof = { connection, identity, sessionId: visit.session_id, sessionEndsAt }
  try {
    const { radar } = await findSignInOptions(flow)
    const checked = await checkSsoProof(ctx, proof, { invitation, origin, radar })
    return await ctx.transaction(async (tx) => {
      if (!(await completeVisit(tx, visit))) throw signInExpired()
      const { attempt, user, profile } = await acceptSsoProof(tx, checked, origin, { invitation })
      if (tokens !== undefined) keepProviderSession(tx, visit.session_id, profile, tokens)
      traceStep(tx, visit.session_id, 'signed_in', { profileId: profile.id })
      // The pages that may follow name the address.
      await rememberParameters(tx, flow, { email: user.email })
      return advance(tx, flow, attempt)
    })
  } catch (error) {
    // Another request of the browser came first and continues the sign-in, so this is not a refusal.
    if (error instanceof DomainError && error.definition === signInExpired.definition) throw error
    const refusal = error instanceof DomainError ? error : undefined
    const failure =
      refusal === undefined ? asFailure(error) : new SsoFailure('sign_in_refused', { refusal: refusal.definition.code })
    await traceFailure(ctx, connection, visit.session_id, failure)
    return failSsoSignIn(flow, isAskedFor, {
      error: 'access_denied',
      error_description: `The sign-in was not accepted. The attempt is ${visit.session_id}.`,
      sessionId: visit.session_id,
      ...defined({ refusal }),
    })
  }
}

export interface SsoRefusal {
  /** For the application. */
  error: string
  error_description: string
  /** The attempt, which the person can name to their administrator. */
  sessionId: string
  /** The reason for which these pages refused the person, if they have a text for it. */
  refusal?: DomainError
}

/** Redirects to the application if it asked for the connection; otherwise the person can choose another way. */
export async function failSsoSignIn(
  flow: Flow,
  isAskedFor: boolean,
  { error, error_description, sessionId, refusal }: SsoRefusal,
): Promise<HttpReply> {
  const { redirect_uri, state } = flow.row
  if (isAskedFor && redirect_uri !== null) {
    await flow.ctx.transaction((tx) => completeAuthorizationRequest(tx, flow, { organizationId: null }))
    const url = callbackUrl(redirect_uri, { error, error_description, state })
    return redirectAfter(flow.ctx.request?.method, url)
  }
  if (refusal !== undefined) {
    const { text, status } = refusalText(flow, refusal)
    return refuse(flow, '/sign-in', { alert: text }, status)
  }
  return refuse(flow, '/sign-in', { alert: texts.singleSignOn.step(flow).failed(supportCodeOf(sessionId)) })
}
