import { Type } from 'typebox'
import { canonicalEmailOf, findUser } from '../../../people/users/index.ts'
import { limitGuesses } from '../../../platform/guess-limits.ts'
import { DomainError } from '../../../platform/http/errors.ts'
import {
  acceptCode,
  codeLifetimeSeconds,
  codesSent,
  proveEmailAddress,
  proveMagicAuth,
  sendEmailVerification,
  tooManyMails,
} from '../../../sign-in/authentication/index.ts'
import { signInExpired } from '../errors.ts'
import { advance } from '../flow/advance.ts'
import { failureAt, refuse } from '../flow/failures.ts'
import { originIn } from '../flow/first-proof.ts'
import { type Flow, pageUrl } from '../flow/flow.ts'
import { mailSignInCode } from '../flow/mail-code.ts'
import { asRefusal, refusalText } from '../flow/refusals.ts'
import { formTo, goTo, pageContext, showPage } from '../flow/respond.ts'
import { goToStep } from '../flow/step-paths.ts'
import { catalogue } from '../messages/index.ts'
import { renderEmailVerification, renderMagicCode } from '../views/index.ts'
import { defineForm, definePage } from './page-operation.ts'

/** The two pages for a six-digit code differ only in their texts. */
type CodePath = '/magic-code' | '/email-verification'

async function page(flow: Flow, path: CodePath) {
  const { alert, fields, status } = failureAt(flow, path)
  const render = path === '/magic-code' ? renderMagicCode : renderEmailVerification
  return showPage(
    flow,
    render({
      page: pageContext(flow),
      form: formTo(flow, path),
      email: flow.row.parameters.email ?? '',
      code: fields.code,
      alert,
      expiresInMinutes: codeLifetimeSeconds / 60,
      resendForm: formTo(flow, `${path}/send`),
      changeUrl: pageUrl(flow, '/sign-in'),
    }),
    status,
  )
}

function pageAt(name: string, path: CodePath, summary: string) {
  return definePage({
    name,
    path,
    summary,
    show: async (flow) => (isWaitingForCode(flow) ? page(flow, path) : goToStep(flow)),
  })
}

function formAt(name: string, path: CodePath, summary: string) {
  return defineForm({
    name,
    path,
    summary,
    fields: { code: Type.String({ maxLength: 64 }) },
    async submit(flow, { code: entered }) {
      const { ctx, row } = flow
      const { attempt } = row
      const email = row.parameters.email ?? ''
      if (!isWaitingForCode(flow) || attempt === null) return goToStep(flow)
      // Pasted codes contain the spaces and dashes that mail programs put between digits.
      const code = entered.replaceAll(/[\s-]/g, '')
      if (code === '') {
        const error = catalogue[flow.locale].formErrors.codeRequired
        return refuse(flow, path, { fields: { code: { error } } })
      }
      const origin = originIn(flow)
      const proven = await (row.step === 'magic_auth'
        ? proveMagicAuth(ctx, { email, code }, origin)
        : proveEmailAddress(ctx, attempt.userId, code, origin)
      ).catch(asRefusal)
      if (proven === undefined) throw signInExpired()
      if (proven instanceof DomainError) {
        const { text, status } = refusalText(flow, proven)
        return refuse(flow, path, { fields: { code: { error: text } } }, status)
      }
      return ctx.transaction(async (tx) => {
        return advance(tx, flow, await acceptCode(tx, proven, attempt))
      })
    },
  })
}

function resendAt(name: string, path: CodePath, summary: string) {
  return defineForm({
    name,
    path: `${path}/send`,
    summary,
    fields: {},
    async submit(flow) {
      const { row } = flow
      const { email } = row.parameters
      if (email === undefined) return goTo(flow, '/sign-in')
      const refusal = await (row.step === 'email_verification' && row.attempt !== null
        ? mailVerification(flow, row.attempt.userId)
        : mailSignInCode(flow, email)
      ).catch(asRefusal)
      if (!(refusal instanceof DomainError)) return goTo(flow, path)
      const { text, status } = refusalText(flow, refusal)
      return refuse(flow, isWaitingForCode(flow) && status !== 403 ? path : '/sign-in', { alert: text }, status)
    },
  })
}

async function mailVerification({ ctx, locale }: Flow, userId: string): Promise<void> {
  const user = await findUser(ctx, userId)
  if (user === undefined) throw signInExpired()
  await limitGuesses(ctx, codesSent, canonicalEmailOf(user.email), tooManyMails)
  await ctx.transaction((tx) => sendEmailVerification(tx, user, locale))
}

function isWaitingForCode(flow: Flow): boolean {
  return flow.row.step === 'magic_auth' || flow.row.step === 'email_verification'
}

export const codeOperations = [
  pageAt('magic_code', '/magic-code', 'Show the magic code page'),
  formAt('magic_code', '/magic-code', 'Sign in with a magic code'),
  resendAt('magic_code_send', '/magic-code', 'Send another magic code'),
  pageAt('email_verification', '/email-verification', 'Show the email verification page'),
  formAt('email_verification', '/email-verification', 'Verify an email with a code'),
  resendAt('email_verification_send', '/email-verification', 'Send another email verification code'),
]
