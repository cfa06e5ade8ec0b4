import { getBranding } from '#environment/branding/index.ts'
import { findEnvironmentContext } from '#environment/environments/index.ts'
import type { Context, PublicContext } from '#platform/context.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { type Locale, pickLocale } from '#platform/locale.ts'
import { clientContext } from '../client-context.ts'
import { browserIdCookie, newBrowserId, readBrowserId } from '../forms/browser-id.ts'
import type { FormTarget } from '../forms/form-props.ts'
import { csrfToken } from '../forms/form-token.ts'
import type { Brand } from '../page/page-context.ts'
import { pageReply } from '../page/page-reply.ts'
import type { PageStatus } from '../page/page-status.ts'

/** A visit to a link from an email. It has no sign-in, and works in any browser. */
export interface LinkVisit {
  ctx: Context
  browserId: string
  locale: Locale
  brand: Brand
}

/** @param environmentId the environment that the link is of. */
export async function openLink(context: PublicContext, environmentId: string): Promise<LinkVisit> {
  const { system, request } = context
  const environment = await findEnvironmentContext(system, environmentId)
  if (environment === undefined) throw new Error('The row of a link has an environment.')
  const ctx = clientContext(context, { environment_id: environmentId, client_id: environment.clientId })
  const locale = pickLocale(undefined, request.header('accept-language'))
  const browserId = readBrowserId(system, request) ?? newBrowserId()
  return { ctx, browserId, locale, brand: await getBranding(ctx) }
}

/**
 * Answers with a page, and makes the browser known to which its form belongs.
 *
 * @param formTarget the application that the browser may be redirected to after the form.
 */
export function showLinkPage(
  { ctx, browserId }: LinkVisit,
  html: string,
  status: PageStatus = 200,
  formTarget: string | null = null,
  { scripts = false } = {},
): HttpReply {
  return pageReply(html, { status, formTarget, scripts }).withCookies([browserIdCookie(ctx.system, browserId)])
}

/** A form of a page that a link leads to. Its token is bound to the link and to the browser. */
export function linkForm(
  { ctx, browserId }: LinkVisit,
  action: string,
  fields: Record<string, string>,
  token: string,
): FormTarget {
  return { action, csrfToken: csrfToken(ctx.system, browserId, `${action}:${token}`), fields }
}
