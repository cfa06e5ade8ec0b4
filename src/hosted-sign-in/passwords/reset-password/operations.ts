import { Type } from 'typebox'
import { showDeadLink } from '#pages/application/index.ts'
import {
  type FormState,
  type LinkVisit,
  linkForm,
  openLink,
  type PageStatus,
  pageContext,
  type Reader,
  readFailureCookie,
  refuseWithCookie,
  showLinkPage,
} from '#pages/kit/index.ts'
import { passwordSettings, type UserRow } from '#people/users/index.ts'
import type { PublicContext, System } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { DomainError } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { secret } from '#platform/marks.ts'
import { findResetEnvironment, requireResettingUser, resetPassword } from '#sign-in/password-resets/index.ts'
import {
  advance,
  asRefusal,
  beginFlow,
  checkForm,
  type Flow,
  findFlow,
  firstProof,
  refusalText,
} from '../../flow/index.ts'
import { newPassword, newPasswordTexts, passwordErrorText } from '../../parts/index.ts'
import { texts } from '../../texts/index.ts'
import { renderResetPassword } from './reset-password.tsx'

const path = '/reset-password'
const link = {
  token: Type.String({ ...secret, maxLength: 255 }),
  /** The sign-in whose page requested the link. */
  request: Type.Optional(Type.String({ ...secret, maxLength: 64 })),
}

/** The page for a link, on which a sign-in continues. */
export function resetPasswordUrl(flow: Flow, token: string): string {
  return linkUrl(flow.ctx.system, { token, request: flow.token })
}

const linkExpired = (reader: Reader) => texts.passwords.resetPassword(reader).linkExpired

interface Link {
  token: string
  request?: string
}

function linkUrl({ config }: System, { token, request }: Link): string {
  const query = new URLSearchParams(defined({ request, token }))
  return `${config.url}${path}?${query}`
}

/** The link while it works, with the user whose password it sets. */
async function openResetLink(context: PublicContext, { token }: Link): Promise<{ visit?: LinkVisit; user?: UserRow }> {
  const environmentId = await findResetEnvironment(context.system, token)
  if (environmentId === undefined) return {}
  const visit = await openLink(context, environmentId)
  const user = await requireResettingUser(visit.ctx, token).catch(asRefusal)
  return user instanceof DomainError ? { visit } : { visit, user }
}

/** The subject of the form's token and of its failures. */
function subjectOf({ token }: Link): string {
  return `${path}:${token}`
}

async function page(context: PublicContext, visit: LinkVisit, user: UserRow, { token, request }: Link) {
  const { password_minimum_length: minLength } = await passwordSettings.read(visit.ctx)
  const { failure, cookies } = readFailureCookie(context, subjectOf({ token }))
  const html = renderResetPassword({
    page: pageContext(visit),
    form: linkForm(visit, path, defined({ token, request }), token),
    email: user.email,
    passwordPolicy: { minLength },
    password: failure.fields.password,
    alert: failure.alert,
  })
  return showLinkPage(visit, html, failure.status, null, { scripts: true }).withCookies(cookies)
}

const resetPasswordPage = defineOperation({
  id: 'gatehouse.pages.reset_password.show',
  method: 'GET',
  path,
  summary: 'Show the new password page',
  surface: 'browser',
  access: 'public',
  query: Type.Object(link),
  success: { status: 200, description: 'A page.' },
  async handler({ query }, context) {
    const { visit, user } = await openResetLink(context, query)
    if (visit === undefined || user === undefined) return showDeadLink(context, visit, linkExpired)
    return page(context, visit, user, query)
  },
})

const resetPasswordForm = defineOperation({
  id: 'gatehouse.pages.reset_password.submit',
  method: 'POST',
  path,
  summary: 'Set a new password',
  surface: 'browser',
  access: 'public',
  idempotency: 'none',
  form: true,
  body: Type.Object({
    ...link,
    csrf_token: Type.String({ ...secret, maxLength: 64 }),
    new_password: newPassword,
  }),
  success: { status: 303, description: 'The next page of the sign-in, or the application.' },
  async handler({ body }, context) {
    const { visit, user } = await openResetLink(context, body)
    if (visit === undefined || user === undefined) return showDeadLink(context, visit, linkExpired)
    checkForm(context, subjectOf(body), visit.browserId, body)
    const { ctx } = visit
    const refuse = (state: FormState, status?: PageStatus) =>
      refuseWithCookie(ctx.system, subjectOf(body), linkUrl(ctx.system, body), state, status)
    const refusePassword = (error: string) => refuse({ fields: { password: { error } } })
    if (body.new_password === '') return refusePassword(newPasswordTexts(visit).required)
    const outcome = await resetPassword(ctx, body.token, body.new_password).catch(asRefusal)
    if (!(outcome instanceof DomainError)) return continueSignIn(context, visit, outcome, body.request)
    if (outcome.definition.status === 404) return showDeadLink(context, visit, linkExpired)
    const { password_minimum_length: minLength } = await passwordSettings.read(ctx)
    const error = passwordErrorText(visit, outcome, minLength)
    if (error !== undefined) return refusePassword(error)
    const { text, status } = refusalText(visit, outcome)
    return refuse({ alert: text }, status)
  },
})

/**
 * Signs the user in as if with the new password: a second factor and an organization are still required. In the browser
 * that requested the link, its sign-in continues; in another one, a visit begins that ends at the homepage.
 */
async function continueSignIn(
  context: PublicContext,
  { ctx }: LinkVisit,
  user: UserRow,
  request: string | undefined,
): Promise<HttpReply> {
  const proceed = (flow: Flow) => flow.ctx.transaction((tx) => advance(tx, flow, firstProof(flow, user, 'Password')))
  const flow = request === undefined ? undefined : await findFlow(context, request).catch(asRefusal)
  const isOpen = flow !== undefined && !(flow instanceof DomainError) && flow.row.completed_at === null
  if (isOpen && flow.ctx.environmentId === ctx.environmentId) return proceed(flow)
  return beginFlow(ctx, context.request, {
    end: {},
    parameters: { email: user.email },
    session: undefined,
    firstPage: '/sign-in',
    firstStep: proceed,
  })
}

export const resetPasswordOperations = [resetPasswordPage, resetPasswordForm]
