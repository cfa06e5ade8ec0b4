import { getBranding } from '#environment/branding/index.ts'
import { assets, type Brand, csrfToken, type FormTarget, type PageContext, pageContext } from '#pages/kit/index.ts'
import type { Context, PublicContext } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import type { Locale } from '#platform/locale.ts'
import { pickLocale } from '#platform/locale.ts'
import {
  findPortalSession,
  isPortalSessionOpen,
  type PortalSessionRow,
  portalContext,
  portalSettings,
  touchPortalSession,
} from '#sso/portal-links/index.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import { readPortalCookie } from './cookie.ts'
import { type Part, partsOf } from './parts.ts'

/** An open session in one browser: what every page of the portal works with. It is of one organization. */
export interface Portal {
  /** Of the request, for cookies of its browser. */
  context: PublicContext
  ctx: Context
  /** The script that watches a page asks, which shows a part of it only. */
  isWatching: boolean
  session: PortalSessionRow
  secret: string
  organization: Awaited<ReturnType<typeof getOrganization>>
  /** The parts that the link of the session opens. */
  parts: readonly Part[]
  locale: Locale
  page: PortalContext
}

/** What every page of the portal shows around its subject. */
export interface PortalContext extends PageContext {
  organization: string
  parts: readonly Part[]
  portalScriptUrl: string
  /** Where the logo leads. */
  returnUrl?: string | undefined
  supportEmail?: string | undefined
  exitForm: FormTarget
}

/** A browser without an open session, with what is known about its former session. */
export interface EndedPortal {
  ctx?: Context
  session?: PortalSessionRow
}

/** Sent by the script that watches a page: it does not keep an unused session alive. */
function isWatching({ request }: PublicContext): boolean {
  return request.header('x-gatehouse-live') !== undefined
}

/** The session of the browser, if it is open. */
export async function findPortal(context: PublicContext): Promise<Portal | EndedPortal> {
  const { system, request } = context
  const secret = readPortalCookie(system, request)
  const session = secret === undefined ? undefined : await findPortalSession(system, secret)
  if (secret === undefined || session === undefined) return {}
  const ctx = await portalContext(context, session)
  if (!isPortalSessionOpen(ctx.now(), session)) return { ctx, session }
  if (!isWatching(context)) await touchPortalSession(ctx, session)
  const [organization, brand, settings] = await Promise.all([
    getOrganization(ctx, session.organization_id),
    getBranding(ctx),
    portalSettings.read(ctx),
  ])
  const locale = pickLocale(undefined, request.header('accept-language'))
  const parts = partsOf(session.intents)
  const page = {
    ...portalPage(locale, brand, ctx),
    organization: organization.name,
    parts,
    returnUrl: session.return_url ?? settings.portal_return_url ?? undefined,
    supportEmail: settings.portal_support_email ?? undefined,
    exitForm: { action: '/portal/exit', csrfToken: csrfToken(system, secret, formSubject) },
  }
  return { context, ctx, isWatching: isWatching(context), session, secret, organization, parts, locale, page }
}

/** Whether a browser has a session; otherwise, what is known about its former session. */
export function isOpen(found: Portal | EndedPortal): found is Portal {
  return 'secret' in found
}

/** The subject of the tokens of all forms: a session is of one organization, so a form of another one has another token. */
export const formSubject = 'portal'

/** A form of the portal that is sent to `path`. */
export function portalForm({ ctx, secret }: Portal, path: string, fields?: Record<string, string>): FormTarget {
  return { action: path, csrfToken: csrfToken(ctx.system, secret, formSubject), fields }
}

/** The look of pages of the portal, with a session or without. */
export function portalPage(locale: Locale, brand: Brand | undefined, ctx?: Context) {
  const page = pageContext({ locale, brand, ...defined({ ctx }) })
  const { stylesheetUrl, scriptUrl } = assets.portal
  return { ...page, stylesheetUrls: [...page.stylesheetUrls, stylesheetUrl], portalScriptUrl: scriptUrl }
}

/** Where the portal leads when the set-up is done. */
export async function successUrl({ ctx, session }: Portal): Promise<string | undefined> {
  return session.success_url ?? (await portalSettings.read(ctx)).portal_success_url ?? undefined
}
