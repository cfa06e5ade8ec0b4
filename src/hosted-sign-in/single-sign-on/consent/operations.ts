import { Type } from 'typebox'
import { browserIdCookie, csrfToken, isOwnForm, newBrowserId, pageReply, readBrowserId } from '#pages/kit/index.ts'
import { defineOperation } from '#platform/http/operation.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { secret } from '#platform/marks.ts'
import { signInExpired } from '#sign-in/browser-sign-ins/index.ts'
import {
  completeVisit,
  type KeptAnswer,
  openAnswer,
  readAdmission,
  traceFailure,
} from '#sso/provider-sign-ins/index.ts'
import { SsoFailure } from '#sso/sso-sessions/index.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import { findFlow, formRefused } from '../../flow/index.ts'
import { finish } from '../finish.ts'
import { finishFailed } from '../finish-failed.ts'
import { connectionOfOrganization, findSsoVisit, pageOf, type SsoVisit } from '../visit.ts'
import { renderSsoConsent } from './consent.tsx'
import { rememberConsent } from './consents.ts'

export const consentPath = '/sso/consent'
const visitToken = Type.String({ ...secret, maxLength: 64 })

const consentPage = defineOperation({
  id: 'gatehouse.pages.sso_consent.show',
  method: 'GET',
  path: consentPath,
  summary: 'Show the page that confirms a sign-in through a provider',
  surface: 'browser',
  access: 'public',
  query: Type.Object({ visit: visitToken }),
  success: { status: 200, description: 'A page.' },
  errors: [signInExpired],
  async handler({ query }, context) {
    const visit = await findSsoVisit(context, query.visit)
    const { identity } = answerOf(visit)
    const { ctx, state } = visit
    const connection = connectionOfOrganization(visit)
    const browserId = readBrowserId(ctx.system, context.request) ?? newBrowserId()
    const organization = await getOrganization(ctx, connection.organization_id)
    const html = renderSsoConsent({
      page: await pageOf(visit),
      form: { action: consentPath, csrfToken: csrfToken(ctx.system, browserId, state), fields: { visit: state } },
      email: identity.email,
      organization: organization.name,
      connection: connection.name,
    })
    return pageReply(html, { formTarget: await formTargetOf(visit) }).withCookies([
      browserIdCookie(ctx.system, browserId),
    ])
  },
})

/** The application that the browser may be redirected to after the form. */
async function formTargetOf({ ctx, request, purpose }: SsoVisit): Promise<string | null> {
  if (purpose.kind === 'application') return purpose.redirectUri
  if (purpose.kind === 'test') return null
  return (await findFlow({ system: ctx.system, request }, purpose.token)).row.redirect_uri
}

const consentForm = defineOperation({
  id: 'gatehouse.pages.sso_consent.submit',
  method: 'POST',
  path: consentPath,
  summary: 'Allow or deny a sign-in through a provider',
  surface: 'browser',
  access: 'public',
  idempotency: 'none',
  form: true,
  body: Type.Object({
    visit: visitToken,
    csrf_token: Type.String({ ...secret, maxLength: 64 }),
    decision: Type.Enum(['allow', 'deny']),
  }),
  success: { status: 303, description: 'The next page, or the application.' },
  errors: [signInExpired, formRefused],
  async handler({ body }, context) {
    const visit = await findSsoVisit(context, body.visit)
    const browserId = readBrowserId(context.system, context.request)
    if (browserId === undefined || !isOwnForm(context, visit.state, browserId, body)) throw formRefused()
    const answer = answerOf(visit)
    return body.decision === 'allow' ? allow(visit, answer, browserId) : deny(visit)
  },
})

async function allow(visit: SsoVisit, answer: KeptAnswer, browserId: string): Promise<HttpReply> {
  await visit.ctx.transaction((tx) => rememberConsent(tx, visit, answer, browserId))
  return finish(visit, answer, await readAdmission(visit.ctx, visit.connection, answer.identity.email))
}

async function deny(visit: SsoVisit): Promise<HttpReply> {
  // A parallel press of the other button may have been first.
  if (!(await visit.ctx.transaction((tx) => completeVisit(tx, visit.row)))) throw signInExpired()
  const failure = new SsoFailure('consent_denied')
  await traceFailure(visit.ctx, visit.connection, visit.row.session_id, failure)
  return finishFailed(visit, failure.reason)
}

function answerOf({ ctx, row }: SsoVisit): KeptAnswer {
  const answer = openAnswer(ctx.system, row)
  if (answer === undefined) throw signInExpired()
  return answer
}

export const consentOperations = [consentPage, consentForm]
