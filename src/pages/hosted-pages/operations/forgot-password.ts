import { Type } from 'typebox'
import { canonicalEmailOf, parseEmailAddress } from '../../../people/users/index.ts'
import { limitGuesses } from '../../../platform/guess-limits.ts'
import { DomainError } from '../../../platform/http/errors.ts'
import { codesSent, tooManyMails } from '../../../sign-in/authentication/index.ts'
import { requestPasswordReset } from '../../../sign-in/password-resets/index.ts'
import { rememberParameters } from '../flow/authorization-requests.ts'
import { failureAt, refuse } from '../flow/failures.ts'
import { type Flow, pageUrl } from '../flow/flow.ts'
import { asRefusal, refusalText } from '../flow/refusals.ts'
import { formTo, goTo, pageContext, showPage } from '../flow/respond.ts'
import { waysIn } from '../flow/ways-in.ts'
import { catalogue } from '../messages/index.ts'
import { renderForgotPassword, renderForgotPasswordSent } from '../views/index.ts'
import { defineForm, definePage } from './page-operation.ts'

const path = '/forgot-password'

function page(flow: Flow) {
  const { alert, fields, status } = failureAt(flow, path)
  return showPage(
    flow,
    renderForgotPassword({
      page: pageContext(flow),
      form: formTo(flow, path),
      email: fields.email ?? { value: flow.row.parameters.email },
      alert,
      backUrl: pageUrl(flow, '/sign-in'),
    }),
    status,
  )
}

const forgotPasswordPage = definePage({
  name: 'forgot_password',
  path,
  summary: 'Show the forgotten password page',
  async show(flow) {
    const { password } = await waysIn(flow)
    return password ? page(flow) : goTo(flow, '/sign-in')
  },
})

const forgotPasswordForm = defineForm({
  name: 'forgot_password',
  path,
  summary: 'Send a password reset link',
  fields: { email: Type.String({ maxLength: 320 }) },
  async submit(flow, { email }) {
    const { ctx, token, locale } = flow
    const { formErrors } = catalogue[locale]
    if (!(await waysIn(flow)).password) return goTo(flow, '/sign-in')
    if (parseEmailAddress(email) === undefined) {
      const error = email === '' ? formErrors.emailRequired : formErrors.emailInvalid
      return refuse(flow, path, { fields: { email: { value: email, error } } })
    }
    const refusal = await limitGuesses(ctx, codesSent, canonicalEmailOf(email), tooManyMails).catch(asRefusal)
    if (refusal instanceof DomainError) {
      const { text, status } = refusalText(flow, refusal)
      return refuse(flow, path, { fields: { email: { value: email } }, alert: text }, status)
    }
    await ctx.transaction(async (tx) => {
      await rememberParameters(tx, flow, { email })
      requestPasswordReset(tx, email, { locale, request: token })
    })
    return goTo(flow, `${path}/sent`)
  },
})

const forgotPasswordSentPage = definePage({
  name: 'forgot_password_sent',
  path: `${path}/sent`,
  summary: 'Show that a password reset link was sent',
  async show(flow) {
    const { email } = flow.row.parameters
    if (email === undefined) return goTo(flow, path)
    const html = renderForgotPasswordSent({ page: pageContext(flow), email, backUrl: pageUrl(flow, '/sign-in') })
    return showPage(flow, html)
  },
})

export const forgotPasswordOperations = [forgotPasswordPage, forgotPasswordForm, forgotPasswordSentPage]
