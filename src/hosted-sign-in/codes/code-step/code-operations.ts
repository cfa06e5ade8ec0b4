import { Type } from 'typebox'
import { codesSent, tooManyMails } from '#messaging/mails/index.ts'
import { pageContext } from '#pages/kit/index.ts'
import { canonicalEmailOf, findUser } from '#people/users/index.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import { DomainError } from '#platform/http/errors.ts'
import type { Operation } from '#platform/http/operation.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { secret } from '#platform/marks.ts'
import {
  acceptCode,
  codeLifetimeSeconds,
  proveEmailAddress,
  proveMagicAuth,
  sendEmailVerification,
} from '#sign-in/authentication/index.ts'
import { signInExpired } from '#sign-in/browser-sign-ins/index.ts'
import {
  advance,
  asRefusal,
  defineForm,
  definePage,
  type Flow,
  failureAt,
  formTo,
  goTo,
  goToStep,
  originIn,
  pageUrl,
  refusalText,
  refuse,
  showPage,
} from '../../flow/index.ts'
import { texts } from '../../texts/index.ts'
import { mailSignInCode } from '../mail-code.ts'
import type { CodePageProps } from './code-page.tsx'

/** A page for an emailed code. Of several such pages, each accepts the code of a sign-in that waits for one. */
export interface CodePageDefinition {
  name: string
  path: string
  render(props: CodePageProps): string
  /** Of the page, of its form and of the form that sends another code. */
  summaries: { show: string; submit: string; send: string }
}

export function codeOperations({ name, path, render, summaries }: CodePageDefinition): Operation[] {
  return [
    definePage({
      name,
      path,
      summary: summaries.show,
      show: async (flow) => (isWaitingForCode(flow) ? showCodePage(flow, path, render) : goToStep(flow)),
    }),
    defineForm({
      name,
      path,
      summary: summaries.submit,
      fields: { code: Type.String({ ...secret, maxLength: 64 }) },
      submit: (flow, { code }) => submitCode(flow, path, code),
    }),
    defineForm({
      name: `${name}_send`,
      path: `${path}/send`,
      summary: summaries.send,
      fields: {},
      submit: (flow) => sendAgain(flow, path),
    }),
  ]
}

function showCodePage(flow: Flow, path: string, render: CodePageDefinition['render']): HttpReply {
  const { alert, fields, status } = failureAt(flow, path)
  const html = render({
    page: pageContext(flow),
    form: formTo(flow, path),
    email: flow.row.parameters.email ?? '',
    code: fields.code,
    alert,
    expiresInMinutes: codeLifetimeSeconds / 60,
    resendForm: formTo(flow, `${path}/send`),
    changeUrl: pageUrl(flow, '/sign-in'),
  })
  return showPage(flow, html, status)
}

async function submitCode(flow: Flow, path: string, entered: string): Promise<HttpReply> {
  const { ctx, row } = flow
  const { attempt } = row
  const email = row.parameters.email ?? ''
  if (!isWaitingForCode(flow) || attempt === null) return goToStep(flow)
  // Pasted codes contain the spaces and dashes that mail programs put between digits.
  const code = entered.replaceAll(/[\s-]/g, '')
  if (code === '') return refuse(flow, path, { fields: { code: { error: texts.codes.codeStep(flow).required } } })
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
  return ctx.transaction(async (tx) => advance(tx, flow, await acceptCode(tx, proven, attempt)))
}

async function sendAgain(flow: Flow, path: string): Promise<HttpReply> {
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
