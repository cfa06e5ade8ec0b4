import { Type } from 'typebox'
import { getBranding } from '#environment/branding/index.ts'
import { connectionUnknown, type Finished, receiveAnswer } from '#pipes/connected-accounts/index.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import { pickLocale } from '#platform/locale.ts'
import { secret } from '#platform/marks.ts'
import { assets, pageContext, pageReply, readBrowserId } from '../kit/index.ts'
import { renderPipesClosing } from './closing/closing.tsx'

/** RFC 6749 appendix A: what codes and errors are made of. */
const visible = (maxLength: number, mark = {}) =>
  Type.String({ ...mark, maxLength, pattern: '^[\\x20-\\x7e]*$', 'x-characters': 'ASCII characters' })

export const callbackOperation = defineOperation({
  id: 'gatehouse.pages.pipes.callback',
  method: 'GET',
  path: '/data-integrations/{slug}/{key}/callback',
  summary: 'Complete the connection of an account',
  description: 'Services redirect browsers here with the state of the authorization URL.',
  surface: 'browser',
  access: 'public',
  params: Type.Object({ slug: Type.String({ maxLength: 64 }), key: Type.String({ maxLength: 64 }) }),
  query: Type.Object({
    state: visible(64),
    code: Type.Optional(visible(4_000, secret)),
    error: Type.Optional(visible(100)),
    error_description: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  success: { status: 303, description: 'The `return_to` of the authorization, or a page without one.' },
  errors: [connectionUnknown],
  async handler({ params, query }, context) {
    const browserId = readBrowserId(context.system, context.request)
    const finished = await receiveAnswer(context, { ...params, browserId }, query)
    if (finished === undefined) throw connectionUnknown()
    return finished.returnTo === null
      ? closingPage(finished)
      : redirect(returnAddress(finished.returnTo, finished), 303)
  },
})

/** The page explains in our own words why no account was connected; the service's words are in the event. */
function returnAddress(returnTo: string, { failure }: Finished): string {
  const url = new URL(returnTo)
  if (failure === undefined) return url.href
  url.searchParams.set('error', failure.code)
  url.searchParams.set('error_description', failure.message)
  return url.href
}

async function closingPage({ ctx, service, icon, isHandedOver, failure }: Finished): Promise<HttpReply> {
  const locale = pickLocale(undefined, ctx.request?.header('accept-language'))
  const page = pageContext({ locale, brand: await getBranding(ctx) })
  const isConnected = failure === undefined
  // What went wrong stays to be read.
  const closeScriptUrl = isHandedOver && isConnected ? assets.closeScriptUrl : undefined
  return pageReply(renderPipesClosing({ page, service, icon, isConnected, closeScriptUrl }), {
    status: isConnected ? 200 : 400,
    scripts: closeScriptUrl !== undefined,
  })
}
