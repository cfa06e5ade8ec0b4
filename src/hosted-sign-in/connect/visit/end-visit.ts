import type { TransactionContext } from '#platform/context.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { type Attempt, announceSuccess } from '#sign-in/authentication/index.ts'
import { completeAuthorizationRequest, rememberBrowser, rememberProgress } from '#sign-in/browser-sign-ins/index.ts'
import type { Flow, VisitEnd } from '../../flow/index.ts'
import { goToStep } from '../../flow/index.ts'
import { refuseRequest } from '../not-sent-on/refuse.ts'
import { getApplicationOf, isRedirected, visitOf } from './connect-visit.ts'
import { isAskedEachTime, needsConsent, rememberedOrganization } from './consents.ts'
import { allowDevice } from './decide-device.ts'
import { issueCode } from './issue-code.ts'
import { notifyOfNewAccess } from './notify-of-access.ts'
import { lacksSecondFactor, unmetBy } from './unmet.ts'

/** Ends visits for applications: with the question to the user, then with a code, or with what their device waits for. */
export const endsConnectVisit: VisitEnd = {
  isFor: (connect) => 'request' in connect,

  async settle(tx, flow, attempt) {
    const visit = visitOf(flow)
    const { request } = visit
    const isLacking = isRedirected(request) && (await lacksSecondFactor(tx, request, attempt))
    const asked = isLacking ? { ...attempt, demandsSecondFactor: true } : attempt
    return settleOrganization(tx, flow, asked)
  },

  async askForOrganization(tx, flow, attempt) {
    const visit = visitOf(flow)
    const { request } = visit
    const application = await getApplicationOf(tx, visit)
    const requiresConsent =
      !application.is_first_party || !isRedirected(request) || isAskedEachTime(application, request)
    return requiresConsent ? ask(tx, flow, attempt) : undefined
  },

  async finish(tx, flow, attempt, user) {
    const visit = visitOf(flow)
    const { request, decided } = visit
    const application = await getApplicationOf(tx, visit)
    const isAllowed = decided?.userId === user.id && decided.organizationId === attempt.organizationId
    const unmet = isRedirected(request) ? await unmetBy(tx, request, attempt) : undefined
    if (isRedirected(request) && unmet !== undefined) {
      await completeAuthorizationRequest(tx, flow, attempt)
      const browser = await rememberBrowser(tx, attempt)
      return (await refuseRequest(tx, application, request, unmet)).withCookies(browser.cookies)
    }
    // A user who entered the code of someone else's device must see whose device it is, even if they allowed the
    // application before.
    const mustAsk = !isRedirected(request) || (visit.options ?? []).length > 0
    const isAsked = !isAllowed && (mustAsk || (await needsConsent(tx, application, request, attempt)))
    if (isAsked) {
      const browser = await rememberBrowser(tx, attempt)
      return (await ask(tx, flow, attempt)).withCookies(browser.cookies)
    }
    if (isAllowed) await notifyOfNewAccess(tx, application, request, attempt)
    if (!isRedirected(request)) return allowDevice(tx, flow, request, attempt)
    await completeAuthorizationRequest(tx, flow, attempt)
    if (flow.row.parameters.reauthenticates === user.id)
      announceSuccess(tx, 'reauthentication', { ...attempt, userId: user.id, email: user.email })
    return issueCode(tx, request, attempt, { status: 303, claims: isAllowed ? decided.claims : undefined })
  },
}

/** The organization that the user has chosen for this application before. */
async function settleOrganization(tx: TransactionContext, flow: Flow, attempt: Attempt): Promise<Attempt> {
  const visit = visitOf(flow)
  if (attempt.organizationId !== null || visit.decided !== undefined || !isRedirected(visit.request)) return attempt
  const application = await getApplicationOf(tx, visit)
  const organizationId = await rememberedOrganization(tx, application, visit.request, attempt.userId)
  return { ...attempt, organizationId }
}

async function ask(tx: TransactionContext, flow: Flow, attempt: Attempt): Promise<HttpReply> {
  await rememberProgress(tx, flow, 'application_authorization', attempt)
  return goToStep({ ...flow, row: { ...flow.row, attempt, step: 'application_authorization' } })
}
