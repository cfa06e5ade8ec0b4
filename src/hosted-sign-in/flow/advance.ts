import { redeemInvitation, requireStillUsable } from '#access/invitations/index.ts'
import { holdUser, type UserRow } from '#people/users/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import { type Attempt, announceSuccess, proceed } from '#sign-in/authentication/index.ts'
import {
  completeAuthorizationRequest,
  rememberBrowser,
  rememberFailure,
  rememberProgress,
  signInExpired,
} from '#sign-in/browser-sign-ins/index.ts'
import { createAuthorizationCode } from '#sign-in/session-grants/index.ts'
import { rebind } from './binding.ts'
import type { Flow } from './flow.ts'
import { isPasskeyOffered } from './passkey-offer.ts'
import { answerBound } from './repeated-forms.ts'
import { goTo } from './respond.ts'
import { ssoUrl } from './sso-url.ts'
import { completePath, pathOfStep, stoppedPath } from './step-paths.ts'
import { endOf } from './visit-end.ts'

/**
 * Takes the sign-in as far as it comes: to the page of the next step, back to the application with a code, to the
 * question about the device, or to the application's homepage. On the way there it may offer a passkey. Everything
 * happens in the caller's transaction, so a browser that sends a form twice gets one code.
 *
 * @throws invitationInvalid, invitationForOtherEmail for an invitation that the user cannot accept
 */
export async function advance(
  tx: TransactionContext,
  flow: Flow,
  attempt: Attempt,
  { offersPasskey = true } = {},
): Promise<HttpReply> {
  holdUser(tx, attempt.userId)
  const bound = await rebind(tx, flow)
  return answerBound(tx, flow, bound, await replyAfter(tx, bound, attempt, offersPasskey))
}

async function replyAfter(
  tx: TransactionContext,
  flow: Flow,
  attempt: Attempt,
  offersPasskey: boolean,
): Promise<HttpReply> {
  const end = endOf(flow)
  const progress = await proceed(tx, end === undefined ? attempt : await end.settle(tx, flow, attempt))
  if (progress === undefined) throw signInExpired()
  if (progress.kind === 'step') {
    const { step } = progress
    if (step.name === 'radar_block') return block(tx, flow)
    if (step.name === 'sso_required') return redirect(ssoUrl(flow, step.connectionIds[0] ?? ''), 303)
    const asked = step.name === 'organization_selection' && (await end?.askForOrganization(tx, flow, progress.attempt))
    if (asked) return asked
    await rememberProgress(tx, flow, step.name, progress.attempt)
    const asksForPhone = step.name === 'radar_sms_challenge' && step.asksForPhone
    return goTo(flow, asksForPhone ? '/radar-challenge/send' : pathOfStep(step.name))
  }
  if (offersPasskey && (await isPasskeyOffered(tx, progress.attempt))) {
    await rememberProgress(tx, flow, 'passkey_enrollment', progress.attempt)
    return goTo(flow, pathOfStep('passkey_enrollment'))
  }
  if (end !== undefined) return end.finish(tx, flow, progress.attempt, progress.state.user)
  const { redirect_uri, device_hash } = flow.row
  if (device_hash !== null) return askForDevice(tx, flow, progress.attempt)
  if (redirect_uri === null) return goHome(tx, flow, progress.attempt, progress.state.user)
  const { invitation } = progress.attempt
  if (invitation !== undefined) await requireStillUsable(tx, invitation, progress.state.user.email)
  return returnToApplication(tx, flow, progress.attempt, progress.state.user)
}

/** Radar blocks the sign-in, which remains at its step so that the user can try again. */
async function block(tx: TransactionContext, flow: Flow): Promise<HttpReply> {
  await rememberFailure(tx, flow, { path: stoppedPath, status: 403 })
  return goTo(flow, stoppedPath)
}

async function returnToApplication(
  tx: TransactionContext,
  flow: Flow,
  attempt: Attempt,
  user: UserRow,
): Promise<HttpReply> {
  const { redirect_uri, code_challenge, state, parameters } = flow.row
  if (redirect_uri === null) throw new Error('A sign-in that ends at an application has its address.')
  await completeAuthorizationRequest(tx, flow, attempt)
  if (parameters.reauthenticates === user.id)
    announceSuccess(tx, 'reauthentication', { ...attempt, userId: user.id, email: user.email })
  const browser = await rememberBrowser(tx, attempt)
  const code = await createAuthorizationCode(tx, {
    redirectUri: redirect_uri,
    codeChallenge: code_challenge,
    attempt,
    browserSessionId: browser.id,
  })
  return redirect(callbackUrl(redirect_uri, { code, state }), 303).withCookies(browser.cookies)
}

/**
 * Ends a visit that began with an email. The browser is signed in, so that the application gets its session when it
 * starts a sign-in. An invitation is accepted immediately.
 */
async function goHome(tx: TransactionContext, flow: Flow, attempt: Attempt, user: UserRow): Promise<HttpReply> {
  await completeAuthorizationRequest(tx, flow, attempt)
  if (attempt.invitation !== undefined) await redeemInvitation(tx, attempt.invitation, user)
  const browser = await rememberBrowser(tx, attempt)
  return goTo(flow, completePath).withCookies(browser.cookies)
}

/** The user is signed in; next is the confirmation for the device. */
async function askForDevice(tx: TransactionContext, flow: Flow, attempt: Attempt): Promise<HttpReply> {
  const browser = await rememberBrowser(tx, attempt)
  await rememberProgress(tx, flow, 'device_confirmation', attempt)
  return goTo(flow, pathOfStep('device_confirmation')).withCookies(browser.cookies)
}

/** The application's address with parameters added, `state` as it was given. */
export function callbackUrl(redirectUri: string, parameters: Record<string, string | null | undefined>): string {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries(parameters)) if (value != null) url.searchParams.set(name, value)
  return url.href
}
