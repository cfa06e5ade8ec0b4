import { createConnectCode, saveConsent } from '#connect/grants/index.ts'
import { agreedScopes, spendPushedRequest } from '#connect/requests/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import type { Attempt } from '#sign-in/authentication/index.ts'
import { rememberBrowser } from '#sign-in/browser-sign-ins/index.ts'
import { answerTo } from '../answer/answer.ts'
import { requestUriUnknown } from '../errors.ts'
import type { RedirectRequest } from './connect-visit.ts'
import { subjectOf } from './consents.ts'

/**
 * Ends a complete sign-in that its user allows: remembers that, and sends the browser to the application with a code.
 *
 * @throws requestUriUnknown where another sign-in has spent the pushed request
 */
export async function issueCode(
  tx: TransactionContext,
  request: RedirectRequest,
  attempt: Attempt,
  { status, claims }: { status: 302 | 303; claims?: Record<string, string> | undefined },
): Promise<HttpReply> {
  const { scopes, redirectUri, codeChallenge = null, nonce = null, dpopJkt, pushedAs } = request
  if (pushedAs !== undefined && !(await spendPushedRequest(tx, pushedAs))) throw requestUriUnknown()
  const consent = await saveConsent(tx, {
    ...subjectOf(request, attempt),
    scopes: agreedScopes(request),
    ...defined({ claims }),
  })
  const browser = await rememberBrowser(tx, attempt)
  const code = await createConnectCode(tx, {
    consent,
    redirectUri,
    codeChallenge,
    nonce,
    scopes,
    attempt,
    browserSessionId: browser.id,
    ...defined({ dpopJkt, requestedClaims: request.claims }),
  })
  return (await answerTo(tx, request, { code }, status)).withCookies(browser.cookies)
}
