import { getBranding } from '#environment/branding/index.ts'
import type { PublicContext } from '#platform/context.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { pickLocale } from '#platform/locale.ts'
import {
  type FailureTexts,
  failurePageTexts,
  type LinkVisit,
  pageContext,
  pageReply,
  type Reader,
  renderFailure,
} from '../kit/index.ts'
import { applicationUrl } from './application-url.ts'
import { findKnownEnvironment } from './known-environment.ts'

/** The page of a link that no longer works, with the brand of its environment if known. */
export async function showDeadLink(
  { system, request }: PublicContext,
  visit: LinkVisit | undefined,
  failureIn: (reader: Reader) => FailureTexts,
): Promise<HttpReply> {
  const locale = visit?.locale ?? pickLocale(undefined, request.header('accept-language'))
  const known = visit?.ctx ?? (await findKnownEnvironment(system, request))
  const brand = visit?.brand ?? (known && (await getBranding(known)))
  const home = known && (await applicationUrl(known))
  const page = pageContext({ locale, brand })
  const failure = failureIn(page)
  const label = failure.link ?? failurePageTexts(page).goTo(brand?.displayName ?? '')
  const html = renderFailure({
    page,
    failure,
    requestId: request.id,
    link: home === undefined ? undefined : { href: home, label },
  })
  return pageReply(html, { status: visit === undefined ? 404 : 410 })
}
