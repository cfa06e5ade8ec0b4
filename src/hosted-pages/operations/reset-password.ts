import { Type } from 'typebox'
import { getSignInSettings } from '../../environments/index.ts'
import { findResetEnvironment, requireResettingUser, resetPassword } from '../../password-resets/index.ts'
import type { PublicContext } from '../../platform/context.ts'
import { DomainError } from '../../platform/http/errors.ts'
import { defineOperation } from '../../platform/http/operation.ts'
import type { HttpReply } from '../../platform/http/reply.ts'
import type { UserRow } from '../../users/index.ts'
import { advance } from '../flow/advance.ts'
import { beginFlow } from '../flow/begin.ts'
import { firstProof } from '../flow/first-proof.ts'
import { checkForm, type Flow, loadFlow, pageUrl } from '../flow/flow.ts'
import { type LinkVisit, linkForm, openLink, showDeadLink, showLinkPage } from '../flow/link-visit.ts'
import type { PageStatus } from '../flow/page-status.ts'
import { passwordErrorText } from '../flow/password-errors.ts'
import { asRefusal, refusalText } from '../flow/refusals.ts'
import { pageContext } from '../flow/respond.ts'
import { catalogue } from '../messages/index.ts'
import { renderResetPassword } from '../views/index.ts'
import { newPassword } from './page-operation.ts'

const path = '/reset-password'
const link = {
  token: Type.String({ maxLength: 255 }),
  /** The sign-in on whose page the link was asked for. */
  request: Type.Optional(Type.String({ maxLength: 64 })),
}

/** The page for a link, on which a sign-in goes on. */
export function resetPasswordUrl(flow: Flow, token: string): string {
  return `${pageUrl(flow, path)}&token=${encodeURIComponent(token)}`
}

interface Link {
  token: string
  request?: string
}

/** The link while it works, with the user whose password it sets. */
async function open(context: PublicContext, { token }: Link): Promise<{ visit?: LinkVisit; user?: UserRow }> {
  const environmentId = await findResetEnvironment(context.system, token)
  if (environmentId === undefined) return {}
  const visit = await openLink(context, environmentId)
  const user = await requireResettingUser(visit.ctx, token).catch(asRefusal)
  return user instanceof DomainError ? { visit } : { visit, user }
}

async function page(
  visit: LinkVisit,
  user: UserRow,
  { token, request }: Link,
  failed: { error?: string; alert?: string } = {},
  status: PageStatus = 200,
) {
  const { password_minimum_length: minLength } = await getSignInSettings(visit.ctx)
  const html = renderResetPassword({
    page: pageContext(visit),
    form: linkForm(visit, path, { token, ...(request === undefined ? {} : { request }) }, token),
    email: user.email,
    passwordPolicy: { minLength },
    password: { error: failed.error },
    alert: failed.alert,
  })
  return showLinkPage(visit, html, status)
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
    const { visit, user } = await open(context, query)
    if (visit === undefined || user === undefined) return showDeadLink(context, visit, 'resetLinkInvalid')
    return page(visit, user, query)
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
    csrf_token: Type.String({ maxLength: 64 }),
    new_password: newPassword,
  }),
  success: { status: 303, description: 'The next page of the sign-in, or the application.' },
  async handler({ body }, context) {
    const { visit, user } = await open(context, body)
    if (visit === undefined || user === undefined) return showDeadLink(context, visit, 'resetLinkInvalid')
    checkForm(context, `${path}:${body.token}`, visit.device, body)
    const { ctx, locale } = visit
    const { formErrors } = catalogue[locale]
    if (body.new_password === '') return page(visit, user, body, { error: formErrors.passwordRequired }, 400)
    const outcome = await resetPassword(ctx, body.token, body.new_password).catch(asRefusal)
    if (!(outcome instanceof DomainError)) return goOn(context, visit, outcome, body.request)
    if (outcome.definition.status === 404) return showDeadLink(context, visit, 'resetLinkInvalid')
    const { password_minimum_length: minLength } = await getSignInSettings(ctx)
    const error = passwordErrorText(outcome, formErrors, minLength)
    if (error !== undefined) return page(visit, user, body, { error }, 400)
    const { text, status } = refusalText(visit, outcome)
    return page(visit, user, body, { alert: text }, status)
  },
})

/**
 * The user is signed in as if with the new password: a second factor and an organization are still asked for. In the
 * browser that asked for the link its sign-in goes on, in another one a visit begins that ends at the homepage.
 */
async function goOn(
  context: PublicContext,
  { ctx }: LinkVisit,
  user: UserRow,
  request: string | undefined,
): Promise<HttpReply> {
  const proceed = (flow: Flow) => flow.ctx.transaction((tx) => advance(tx, flow, firstProof(flow, user.id, 'Password')))
  const flow = request === undefined ? undefined : await loadFlow(context, request).catch(asRefusal)
  if (flow !== undefined && !(flow instanceof DomainError) && flow.ctx.environmentId === ctx.environmentId)
    return proceed(flow)
  return beginFlow(ctx, context.request, {
    end: {},
    parameters: { email: user.email },
    session: undefined,
    firstPage: '/sign-in',
    firstStep: proceed,
  })
}

export const resetPasswordOperations = [resetPasswordPage, resetPasswordForm]
