import type { ApplicationRow } from '#connect/applications/index.ts'
import type { AccessEpoch } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import {
  type Attempt,
  acceptDecision,
  decideSignIn,
  newAttempt,
  originOf,
  proceed,
} from '#sign-in/authentication/index.ts'
import { findBrowserSession, holdBrowserSession } from '#sign-in/browser-sign-ins/index.ts'
import { isFreshEnough, recognized } from '../../flow/index.ts'
import { refuseRequest } from '../not-sent-on/refuse.ts'
import type { RedirectRequest } from '../visit/connect-visit.ts'
import { needsConsent, rememberedOrganization } from '../visit/consents.ts'
import { issueCode } from '../visit/issue-code.ts'
import { unmetBy } from '../visit/unmet.ts'

/** Why a request that allows no page needs one (OpenID Connect Core §3.1.2.6). */
const refusals = {
  login_required: 'The user is not signed in here, or not as recently as `max_age` requires.',
  interaction_required: 'The sign-in needs a step of the user, such as a second factor or an organization.',
  consent_required: 'The user has not allowed this application what it asks for.',
  access_denied: 'The sign-in is not allowed.',
} as const

/** Undoes what the sign-in would have begun, such as a code by email. */
class Refused extends Error {
  readonly reason: keyof typeof refusals

  constructor(reason: keyof typeof refusals) {
    super(reason)
    this.reason = reason
  }
}

/** Answers `prompt=none`: with a code where nothing is missing, or an error. No page asks the user for anything. */
export async function authorizeSilently(
  ctx: Context,
  application: ApplicationRow,
  request: RedirectRequest,
): Promise<HttpReply> {
  const refuse = (error: keyof typeof refusals) =>
    refuseRequest(ctx, application, request, { error, error_description: refusals[error] })
  const session = await findBrowserSession(ctx)
  if (session === undefined || !isFreshEnough(ctx, session, request.maxAgeSeconds)) return refuse('login_required')
  const { user_id, auth_method } = session
  const unmet = await unmetBy(ctx, request, {
    userId: user_id,
    method: auth_method,
    secondFactor: session.second_factor,
  })
  if (unmet !== undefined) return refuseRequest(ctx, application, request, unmet)
  const organizationId = await rememberedOrganization(ctx, application, request, user_id)
  const attemptOf = (user: AccessEpoch) =>
    recognized(newAttempt(ctx, user, auth_method, originOf(ctx, {}), organizationId), session)
  // The count of ends is read where the browser's sign-in is held: until then, no one relies on it.
  const attempt = attemptOf({ id: user_id, access_epoch: 0 })
  const decided = await decideSignIn(ctx, attempt)
  try {
    return await ctx.transaction(async (tx) => {
      const user = await holdBrowserSession(tx, session)
      if (user === undefined) return refuse('login_required')
      const permitted = acceptDecision(tx, attemptOf(user), decided)
      if (permitted === undefined) return refuse('access_denied')
      return issueCode(tx, request, await completed(tx, application, request, permitted), { status: 302 })
    })
  } catch (error) {
    if (error instanceof Refused) return refuse(error.reason)
    throw error
  }
}

/** @throws Refused */
async function completed(
  tx: Parameters<typeof proceed>[0],
  application: ApplicationRow,
  request: RedirectRequest,
  attempt: Attempt,
): Promise<Attempt> {
  const progress = await proceed(tx, attempt)
  if (progress === undefined) throw new Refused('login_required')
  if (progress.kind === 'step') throw new Refused('interaction_required')
  if (await needsConsent(tx, application, request, progress.attempt)) throw new Refused('consent_required')
  return progress.attempt
}
