import { getBranding } from '#environment/branding/index.ts'
import { findOnlyEnvironment } from '#environment/environments/index.ts'
import { failurePageTexts, pageContext, pageReply, renderFailure } from '#pages/kit/index.ts'
import type { Context, PublicContext } from '#platform/context.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { pickLocale } from '#platform/locale.ts'
import { portalSettings } from '#sso/portal-links/index.ts'
import { texts } from '../../texts/index.ts'
import { noPortalCookie } from '../session/cookie.ts'
import type { EndedPortal } from '../session/portal.ts'

type Reason = 'ended' | 'left' | 'used' | 'expired' | 'completed' | 'unknown'

/** The page of a browser without an open session. */
export async function showEnded(context: PublicContext, { ctx, session }: EndedPortal): Promise<HttpReply> {
  const reply = await showReason(context, 'ended', 401, ctx, session?.return_url)
  return reply.withCookies([noPortalCookie(context.system)])
}

/** Why a link opens nothing, or a session is over, with the way back to the application. */
export async function showReason(
  { system, request }: PublicContext,
  reason: Reason,
  status: number,
  known: Context | undefined,
  returnUrl: string | null | undefined,
): Promise<HttpReply> {
  const ctx = known ?? (await findOnlyEnvironment(system))
  const brand = ctx && (await getBranding(ctx))
  const locale = pickLocale(undefined, request.header('accept-language'))
  const page = pageContext({ locale, brand })
  const href = returnUrl ?? (ctx && (await portalSettings.read(ctx)).portal_return_url)
  const html = renderFailure({
    page,
    failure: texts.kit.ended(page)[reason],
    requestId: request.id,
    link: href == null ? undefined : { href, label: failurePageTexts(page).goTo(page.brand.name) },
  })
  return pageReply(html, { status, headers: { 'cache-control': 'no-store' } })
}
