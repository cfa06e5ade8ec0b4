import { csrfToken, type FormTarget, type PageStatus, pageReply } from '#pages/kit/index.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import { type Flow, pageUrl } from './flow.ts'

/** Answers with a page of the sign-in. `scripts`: one that asks for a passkey, or has something to copy. */
export function showPage(flow: Flow, html: string, status: PageStatus = 200, { scripts = false } = {}): HttpReply {
  return pageReply(html, { status, scripts, formTarget: flow.row.redirect_uri })
}

/** Redirects to another page of the sign-in after a form. */
export function goTo(flow: Flow, path: string): HttpReply {
  return redirect(pageUrl(flow, path), 303)
}

/** A form of the sign-in that is sent to `path`. */
export function formTo(flow: Flow, path: string): FormTarget {
  return {
    action: path,
    csrfToken: csrfToken(flow.ctx.system, flow.binding, flow.token),
    fields: { request: flow.token },
  }
}
