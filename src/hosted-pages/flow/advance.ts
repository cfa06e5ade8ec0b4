import { type Attempt, createAuthorizationCode, proceed } from '../../authentication/index.ts'
import type { TransactionContext } from '../../platform/context.ts'
import { type HttpReply, redirect } from '../../platform/http/reply.ts'
import { signInExpired } from '../errors.ts'
import { completeAuthorizationRequest, rememberProgress } from './authorization-requests.ts'
import { browserSessionCookie, setCookie } from './browser.ts'
import { browserSessionSeconds, createBrowserSession } from './browser-sessions.ts'
import type { Flow } from './flow.ts'
import { goTo } from './respond.ts'

/** The page on which a step of the sign-in is done. */
const stepPaths = {
  magic_auth: '/magic-code',
  email_verification: '/email-verification',
  organization_selection: '/organization-selection',
} as const

/**
 * Takes the sign-in as far as it comes: to the page of the next step, or back to the application with a code. Everything
 * happens in the caller's transaction, so a browser that sends a form twice gets one code.
 */
export async function advance(tx: TransactionContext, flow: Flow, attempt: Attempt): Promise<HttpReply> {
  const progress = await proceed(tx, attempt)
  if (progress === undefined) throw signInExpired()
  if (progress.kind === 'step') {
    await rememberProgress(tx, flow.token, progress.step.name, progress.attempt)
    return goTo(flow, stepPaths[progress.step.name])
  }
  if (!(await completeAuthorizationRequest(tx, flow.token))) throw signInExpired()
  const browserSession = await createBrowserSession(tx, progress.attempt)
  const code = await createAuthorizationCode(tx, {
    redirectUri: flow.row.redirect_uri,
    codeChallenge: flow.row.code_challenge,
    attempt: progress.attempt,
    browserSessionId: browserSession.id,
  })
  return redirect(callbackUrl(flow.row.redirect_uri, { code, state: flow.row.state }), 303).with({
    'set-cookie': setCookie(
      tx.system,
      browserSessionCookie(tx.environmentId),
      browserSession.secret,
      browserSessionSeconds,
    ),
  })
}

/** The application's address with parameters added, `state` as it was given. */
export function callbackUrl(redirectUri: string, parameters: Record<string, string | null | undefined>): string {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries(parameters)) if (value != null) url.searchParams.set(name, value)
  return url.href
}
