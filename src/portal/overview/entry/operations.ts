import { Type } from 'typebox'
import type { PublicContext } from '#platform/context.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import { secret } from '#platform/marks.ts'
import { endPortalSession, openPortalLink } from '#sso/portal-links/index.ts'
import {
  definePortalForm,
  findPortal,
  firstPathOf,
  isOpen,
  noPortalCookie,
  portalCookie,
  readPortalCookie,
  showEnded,
  showReason,
} from '../../kit/index.ts'

const path = '/portal'
const leftPath = '/portal/left'
const token = Type.String({ ...secret, maxLength: 255 })

/** Makes a browser's session of a link. The address of the link does not stay in the browser's history. */
async function open(context: PublicContext, given: string): Promise<HttpReply> {
  const { system, request } = context
  const opening = await openPortalLink(context, given, readPortalCookie(system, request))
  const entry = redirect(`${system.config.url}${path}`, 303).with({ 'cache-control': 'no-store' })
  switch (opening.outcome) {
    case 'opened':
      return entry.withCookies([portalCookie(system, opening.secret)])
    case 'open_already':
      return entry
    case 'unknown':
      return showReason(context, 'unknown', 410, undefined, undefined)
    default:
      return showReason(context, opening.outcome, 410, opening.ctx, opening.link.return_url)
  }
}

const entryPage = defineOperation({
  id: 'gatehouse.pages.portal.open',
  method: 'GET',
  path,
  summary: 'Start the Admin Portal',
  surface: 'browser',
  access: 'public',
  // Links of the API and of widgets name it differently.
  query: Type.Object({ token: Type.Optional(token), apiToken: Type.Optional(token) }),
  success: { status: 302, description: 'The first page of the portal.' },
  async handler({ query }, context) {
    const given = query.token ?? query.apiToken
    if (given !== undefined) return open(context, given)
    const portal = await findPortal(context)
    if (!isOpen(portal)) return showEnded(context, portal)
    return redirect(`${context.system.config.url}${firstPathOf(portal.session.intent)}`)
  },
})

/** Submitted by a page of an application, so it has no form token; the token of the link authenticates it. */
const entryForm = defineOperation({
  id: 'gatehouse.pages.portal.open_by_form',
  method: 'POST',
  path,
  summary: 'Start the Admin Portal with a form',
  surface: 'browser',
  access: 'public',
  idempotency: 'none',
  form: true,
  body: Type.Object({ apiToken: Type.Optional(token), token: Type.Optional(token) }),
  success: { status: 303, description: 'The first page of the portal.' },
  async handler({ body }, context) {
    const given = body.apiToken ?? body.token
    if (given !== undefined) return open(context, given)
    const message = '`apiToken` is missing. Send the token of a link.'
    throw platformErrors.invalidRequest([{ field: 'apiToken', code: 'api_token_required', message }])
  },
})

const exitForm = definePortalForm({
  name: 'exit',
  path: '/portal/exit',
  summary: 'Sign out of the Admin Portal',
  async submit({ ctx, page }) {
    if (ctx.actor.type === 'portal_session') await endPortalSession(ctx, ctx.actor.id)
    const next = page.returnUrl ?? `${ctx.system.config.url}${leftPath}`
    return redirect(next, 303).withCookies([noPortalCookie(ctx.system)])
  },
})

/** Where the portal ends if nothing of the application is known to go back to. */
const leftPage = defineOperation({
  id: 'gatehouse.pages.portal.left.show',
  method: 'GET',
  path: leftPath,
  summary: 'Confirm that the user left the Admin Portal',
  surface: 'browser',
  access: 'public',
  success: { status: 200, description: 'A page.' },
  handler: (_, context) => showReason(context, 'left', 200, undefined, undefined),
})

export const entryOperations = [entryPage, entryForm, exitForm, leftPage]
