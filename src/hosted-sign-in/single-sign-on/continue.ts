import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import { secret } from '#platform/marks.ts'
import { signInExpired } from '#sign-in/browser-sign-ins/index.ts'
import { openAnswer, readAdmission } from '#sso/provider-sign-ins/index.ts'
import { needsConsent } from './consent/consents.ts'
import { consentPath } from './consent/operations.ts'
import { finish } from './finish.ts'
import { finishFailed } from './finish-failed.ts'
import { findSsoVisit, type SsoVisit } from './visit.ts'

/** Where every answer of a provider leads. */
export const continueOperation = defineOperation({
  id: 'gatehouse.pages.sso.continue',
  method: 'GET',
  path: '/sso/continue',
  summary: 'Continue a single sign-on with the response of a provider',
  surface: 'browser',
  access: 'public',
  query: Type.Object({ visit: Type.String({ ...secret, maxLength: 64 }) }),
  success: { status: 303, description: 'The question whether to sign in, the next page, or the application.' },
  errors: [signInExpired],
  async handler({ query }, context) {
    const visit = await findSsoVisit(context, query.visit)
    return proceed(visit)
  },
})

async function proceed(visit: SsoVisit): Promise<HttpReply> {
  const { ctx, row, state } = visit
  if (row.attempt_state === 'failed') return finishFailed(visit, row.failure_reason ?? '')
  const answer = openAnswer(ctx.system, row)
  // The person went back, and the provider has not answered yet.
  if (answer === undefined) throw signInExpired()
  const admission = await readAdmission(ctx, visit.connection, answer.identity.email)
  if (await needsConsent(visit, answer, admission)) {
    return redirect(`${ctx.system.config.url}${consentPath}?visit=${state}`, 303)
  }
  return finish(visit, answer, admission)
}
