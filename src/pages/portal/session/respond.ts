import { type HttpReply, redirect } from '../../../platform/http/reply.ts'
import { type PageStatus, pageReply } from '../../kit/index.ts'
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
