import { getBranding } from '#environment/branding/index.ts'
import type { PublicContext } from '#platform/context.ts'
import { defineOperation } from '#platform/http/operation.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { pickLocale } from '#platform/locale.ts'
import { applicationUrl, findKnownEnvironment } from '../application/index.ts'
import { type PageContext, pageContext, pageReply } from '../kit/index.ts'
import { renderFrontPage } from './front-page.tsx'

/** The page at the root of a server. It does not reveal the software, nor an environment without a brand. */
export const showFrontPage = defineOperation({
  id: 'gatehouse.pages.front_page.show',
  method: 'GET',
  path: '/',
  summary: 'Show the page that links to the application',
  surface: 'browser',
  access: 'public',
  success: { status: 200, description: 'A page.' },
  handler: (_input, context) => show(context),
})

async function show({ system, request }: PublicContext): Promise<HttpReply> {
  const locale = pickLocale(undefined, request.header('accept-language'))
  const ctx = await findKnownEnvironment(system, request)
  const host = hostOf(system.config.url)
  if (ctx === undefined) {
    const page = { ...named(pageContext({ locale }), host), poweredBy: false }
    return pageReply(renderFrontPage({ page, home: undefined }))
  }
  const [brand, home] = await Promise.all([getBranding(ctx), applicationUrl(ctx)])
  // The name of an environment is for its operators. A visitor may not have come by its application.
  const displayName = brand.branding.name ?? hostOf(home ?? system.config.url)
  const page = pageContext({ locale, brand: { ...brand, displayName } })
  return pageReply(renderFrontPage({ page, home }))
}

function named(page: PageContext, name: string): PageContext {
  return { ...page, brand: { name } }
}

function hostOf(url: string): string {
  return new URL(url).host
}
