import { type ApplicationRow, isAddress } from '#connect/applications/index.ts'
import { getBranding } from '#environment/branding/index.ts'
import { pageContext, pageReply } from '#pages/kit/index.ts'
import type { Context } from '#platform/context.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { pickLocale } from '#platform/locale.ts'
import { type AnswerAddress, answerTo, type ErrorAnswer } from '../answer/answer.ts'
import { siteOf } from '../site-of.ts'
import { type NotSentOnProps, renderConnectNotSentOn } from './not-sent-on.tsx'

/**
 * Answers a request that fails before the user has decided anything: at the application's redirect URI, or with a page
 * of ours if the application registered itself. Otherwise anyone could register an address and have our server redirect
 * browsers to it (RFC 9700 §4.11.2).
 */
export async function refuseRequest(
  ctx: Context,
  application: ApplicationRow,
  { uiLocales, ...address }: AnswerAddress & { uiLocales?: string },
  answer: ErrorAnswer,
): Promise<HttpReply> {
  if (!application.was_dynamically_registered)
    return answerTo(ctx, address, answer, ctx.request?.method === 'POST' ? 303 : 302)
  const { error, error_description } = answer
  const developer = { message: error_description, facts: [['Error', error]] as const }
  const shown = { after: 'faulty_request' as const, error, uiLocales, developer }
  return notSentOn(ctx, application, address.redirectUri, shown)
}

/** The page that names an application instead of sending the browser to one of its addresses. */
export async function notSentOn(
  ctx: Context,
  { client_id, name }: ApplicationRow,
  uri: string,
  {
    uiLocales,
    developer,
    ...shown
  }: Pick<NotSentOnProps, 'after' | 'error' | 'developer'> & { uiLocales?: string | undefined },
): Promise<HttpReply> {
  const { request, system } = ctx
  const locale = pickLocale(uiLocales, request?.header('accept-language'))
  const html = renderConnectNotSentOn({
    ...shown,
    page: pageContext({ locale, brand: await getBranding(ctx) }),
    requestId: request?.id ?? '',
    application: name,
    returnsTo: siteOf(uri),
    publishedAt: isAddress(client_id) ? new URL(client_id).host : undefined,
    developer: system.config.development ? developer : undefined,
  })
  return pageReply(html, { status: shown.after === 'sign_out' ? 200 : 400 })
}
