import type { Context } from '../../../platform/context.ts'
import { HttpReply, redirect } from '../../../platform/http/reply.ts'
import type { Locale } from '../../../platform/locale.ts'
import { assets } from '../assets.ts'
import { catalogue, inOwnWords } from '../messages/index.ts'
import type { PageContext } from '../views/index.ts'
import { type Brand, csrfToken, type Flow, pageUrl } from './flow.ts'
import { type PageStatus, statusAndHeaders } from './page-status.ts'

/**
 * The headers of every page (security rule W-1). After a form the browser is redirected to the application, which
 * `form-action` has to allow by name.
 */
export function pageHeaders(redirectUri: string | null = null, scripts = false): Record<string, string> {
  const target = redirectUri === null ? '' : ` ${originOf(redirectUri)}`
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [
      "default-src 'none'",
      ...(scripts ? ["script-src 'self'"] : []),
      "style-src 'self'",
      "font-src 'self'",
      "img-src 'self' https: data:",
      `form-action 'self'${target}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
  }
}

/** Answers with a page of the sign-in. `scripts`: one that asks for a passkey, or has something to copy. */
export function showPage(flow: Flow, html: string, status: PageStatus = 200, { scripts = false } = {}): HttpReply {
  const { code, headers } = statusAndHeaders(status)
  return new HttpReply(code, { ...pageHeaders(flow.row.redirect_uri, scripts), ...headers }, html)
}

/** Redirects to another page of the sign-in after a form. */
export function goTo(flow: Flow, path: string): HttpReply {
  return redirect(pageUrl(flow, path), 303)
}

/** Without a brand, where no environment is known: ours. */
export function pageContext({
  locale,
  brand,
  ctx,
}: {
  locale: Locale
  brand?: Brand | undefined
  ctx?: Context
}): PageContext {
  const { branding, displayName: name } = brand ?? { branding: undefined, displayName: 'Gatehouse' }
  const accents = { accent: branding?.accent, accentDark: branding?.accent_dark }
  return {
    lang: locale,
    messages: inOwnWords(catalogue[locale], branding?.copy[locale]),
    brand: {
      name,
      logoUrl: branding?.logo_url ?? undefined,
      logoDarkUrl: branding?.logo_dark_url ?? undefined,
      iconUrl: branding?.icon_url ?? undefined,
      faviconUrl: branding?.favicon_url ?? branding?.icon_url ?? assets.iconUrl(accents, name),
    },
    stylesheetUrls: assets.stylesheetUrls(accents),
    copyScriptUrl: assets.copyScriptUrl,
    termsUrl: branding?.terms_url ?? undefined,
    privacyUrl: branding?.privacy_url ?? undefined,
    outboxUrl: ctx?.system.config.development ? `/_dev/outbox?environment=${ctx.environmentId}` : undefined,
  }
}

/** A form of the sign-in that is sent to `path`. */
export function formTo(flow: Flow, path: string) {
  return {
    action: path,
    csrfToken: csrfToken(flow.ctx.system, flow.binding, flow.token),
    fields: { request: flow.token },
  }
}

/** The lead for an invited user; `undefined` for others. */
export function invitationLead({ row, locale }: Flow): string | undefined {
  const { invitation } = row.parameters
  return invitation && catalogue[locale].invitation.notice(invitation.target)
}

/** `https://app.example.com`, or `com.example.app:` for an application's own scheme. */
function originOf(uri: string): string {
  const { origin, protocol } = new URL(uri)
  return origin === 'null' ? protocol : origin
}
