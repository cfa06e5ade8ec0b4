import { Type } from 'typebox'
import { codesSent, tooManyMails } from '#messaging/mails/index.ts'
import { pageContext } from '#pages/kit/index.ts'
import { canonicalEmailOf } from '#people/users/index.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import { DomainError } from '#platform/http/errors.ts'
import { rememberParameters } from '#sign-in/browser-sign-ins/index.ts'
import { requestPasswordReset } from '#sign-in/password-resets/index.ts'
import {
  asRefusal,
  defineForm,
  definePage,
  type Flow,
  failureAt,
  findSignInOptions,
  formTo,
  goTo,
  pageUrl,
  refusalText,
  refuse,
  showPage,
} from '../../flow/index.ts'
import { emailError } from '../../parts/index.ts'
import { renderForgotPassword } from './forgot-password.tsx'
import { renderForgotPasswordSent } from './forgot-password-sent.tsx'

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
    const { password } = await findSignInOptions(flow)
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
    if (!(await findSignInOptions(flow)).password) return goTo(flow, '/sign-in')
    const error = emailError(flow, email)
    if (error !== undefined) return refuse(flow, path, { fields: { email: { value: email, error } } })
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
  summary: 'Confirm that a password reset link was sent',
  async show(flow) {
    const { email } = flow.row.parameters
    if (email === undefined) return goTo(flow, path)
    const html = renderForgotPasswordSent({ page: pageContext(flow), email, backUrl: pageUrl(flow, '/sign-in') })
    return showPage(flow, html)
  },
})

export const forgotPasswordOperations = [forgotPasswordPage, forgotPasswordForm, forgotPasswordSentPage]
