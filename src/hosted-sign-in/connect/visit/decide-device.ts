import { saveConsent } from '#connect/grants/index.ts'
import type { UserRequest } from '#connect/oauth-server/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import type { Attempt } from '#sign-in/authentication/index.ts'
import { completeAuthorizationRequest, rememberBrowser, signInExpired } from '#sign-in/browser-sign-ins/index.ts'
import { decideDevice } from '#sign-in/session-grants/index.ts'
import type { Flow } from '../../flow/index.ts'
import { subjectOf } from './consents.ts'

/** Lets the device of a visit have what its application asked for. @throws signInExpired when it no longer waits */
export async function allowDevice(
  tx: TransactionContext,
  flow: Flow,
  request: UserRequest,
  attempt: Attempt,
): Promise<HttpReply> {
  await saveConsent(tx, { ...subjectOf(request, attempt), scopes: request.scopes })
  const browser = await rememberBrowser(tx, attempt)
  return (await decide(tx, flow, attempt, 'approved')).withCookies(browser.cookies)
}

/** @throws signInExpired when it no longer waits */
export function denyDevice(tx: TransactionContext, flow: Flow, attempt: Attempt): Promise<HttpReply> {
  return decide(tx, flow, attempt, 'denied')
}

async function decide(
  tx: TransactionContext,
  flow: Flow,
  attempt: Attempt,
  decision: 'approved' | 'denied',
): Promise<HttpReply> {
  const { device_hash } = flow.row
  if (device_hash === null || !(await decideDevice(tx, device_hash, decision, attempt))) throw signInExpired()
  await completeAuthorizationRequest(tx, flow, attempt)
  return redirect(`${tx.system.config.url}/device/${decision === 'approved' ? 'success' : 'denied'}`, 303)
}
