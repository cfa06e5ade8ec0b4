import { getBranding } from '../../../environment/branding/index.ts'
import { findEnvironmentContext } from '../../../environment/environments/index.ts'
import type { Context, PublicContext } from '../../../platform/context.ts'
import { HttpReply } from '../../../platform/http/reply.ts'
import { type Locale, pickLocale } from '../../../platform/locale.ts'
import { catalogue, type Messages } from '../messages/index.ts'
import { renderErrorPage } from '../views/index.ts'
import { newDevice, newDeviceCookie, readDevice } from './browser.ts'
import { type Brand, clientContext, csrfToken } from './flow.ts'
import { applicationOf } from './home.ts'
import { findKnownEnvironment } from './known-environment.ts'
import { type PageStatus, statusAndHeaders } from './page-status.ts'
import { pageContext, pageHeaders } from './respond.ts'

/** A visit to a link from an email. It has no sign-in, and works in any browser. */
export interface LinkVisit {
  ctx: Context
  device: string
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
  return { ctx, device: readDevice(system, request) ?? newDevice(), locale, brand: await getBranding(ctx) }
}

/** Answers with a page, and makes the browser known to which its form belongs. */
export function showLinkPage({ ctx, device }: LinkVisit, html: string, status: PageStatus = 200): HttpReply {
  const { code, headers } = statusAndHeaders(status)
  return new HttpReply(code, { ...pageHeaders(), ...headers }, html).withCookies([newDeviceCookie(ctx.system, device)])
}

/** A form of a page that a link leads to. Its token is bound to the link and to the browser. */
export function linkForm(visit: LinkVisit, action: string, fields: Record<string, string>, token: string) {
  return { action, csrfToken: csrfToken(visit.ctx.system, visit.device, `${action}:${token}`), fields }
}

const signsIn = new Set<keyof Messages['errorPages']>(['resetLinkInvalid', 'invitationAccepted'])

/** The page of a link that no longer works, with the brand of its environment if known. */
export async function showDeadLink(
  { system, request }: PublicContext,
  visit: LinkVisit | undefined,
  failure: keyof Messages['errorPages'],
): Promise<HttpReply> {
  const locale = visit?.locale ?? pickLocale(undefined, request.header('accept-language'))
  const words = catalogue[locale]
  const known = visit?.ctx ?? (await findKnownEnvironment(system, request))
  const brand = visit?.brand ?? (known && (await getBranding(known)))
  const home = known && (await applicationOf(known))
  // The next step is to sign in, or is up to someone else.
  const label = signsIn.has(failure) ? words.notFound.signIn : words.error.goTo(brand?.displayName ?? '')
  const html = renderErrorPage({
    page: pageContext({ locale, brand }),
    failure: words.errorPages[failure],
    requestId: request.id,
    link: home === undefined ? undefined : { href: home, label },
  })
  return new HttpReply(visit === undefined ? 404 : 410, pageHeaders(), html)
}
