import { accessUrl } from '#connect/access-notices/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import type { Attempt } from '#sign-in/authentication/index.ts'
import { completeAuthorizationRequest, rememberBrowser } from '#sign-in/browser-sign-ins/index.ts'
import type { Flow, VisitEnd } from '../flow/index.ts'

/** What the visit of a user keeps who signs in to see what they allowed. */
export const accessVisit = { grantedAccess: true }

async function finish(tx: TransactionContext, flow: Flow, attempt: Attempt): Promise<HttpReply> {
  await completeAuthorizationRequest(tx, flow, attempt)
  const browser = await rememberBrowser(tx, attempt)
  return redirect(accessUrl(tx), 303).withCookies(browser.cookies)
}

/** Ends such a visit with the page. Users manage their own grants, so no organization is requested. */
export const endsAccessVisit: VisitEnd = {
  isFor: (connect) => 'grantedAccess' in connect,
  settle: async (_tx, _flow, attempt) => attempt,
  askForOrganization: finish,
  finish,
}
