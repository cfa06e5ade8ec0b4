import { type FormState, type PageStatus, pageReply, refuseWithCookie } from '#pages/kit/index.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import type { Portal } from './portal.ts'

/** Answers with a page. Scripts copy and watch; the pages work without. */
export function showPortalPage({ page }: Portal, html: string, status: PageStatus = 200): HttpReply {
  const headers = { 'cache-control': 'no-store' }
  return pageReply(html, { status, scripts: 'live', formTarget: page.returnUrl ?? null, headers })
}

/** Redirects to another page after a form. */
export function goTo({ ctx }: Portal, path: string): HttpReply {
  return redirect(`${ctx.system.config.url}${path}`, 303)
}

/** Redirects back to a page, which says why the form was refused. */
export function refuse(
  portal: Portal,
  path: string,
  state: FormState,
  status: PageStatus = 400,
  query = '',
): HttpReply {
  const { system } = portal.ctx
  return refuseWithCookie(system, failureSubject(portal, path), `${system.config.url}${path}${query}`, state, status)
}

/** A refusal is shown once, on its page, in its session. */
export function failureSubject({ session }: Portal, path: string): string {
  return `${session.id}:${path}`
}
