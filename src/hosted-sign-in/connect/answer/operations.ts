import { Type } from 'typebox'
import { findApplication } from '#connect/applications/index.ts'
import { getBranding } from '#environment/branding/index.ts'
import { assets, pageContext, pageReply } from '#pages/kit/index.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { pickLocale } from '#platform/locale.ts'
import { secret } from '#platform/marks.ts'
import { answerExpired, applicationGone } from '../errors.ts'
import { renderConnectAnswer } from './answer-page.tsx'
import { findAnswer } from './kept-answers.ts'

export const answerPage = defineOperation({
  id: 'gatehouse.oauth2.answer',
  method: 'GET',
  path: '/oauth2/answer',
  summary: 'Return an authorization response with a form',
  description: 'OAuth 2.0 Form Post Response Mode.',
  surface: 'browser',
  access: 'public',
  query: Type.Object({ answer: Type.String({ ...secret, maxLength: 64 }) }),
  success: { status: 200, description: 'A page with the form for the redirect URI.' },
  errors: [answerExpired, applicationGone],
  async handler({ query }, { system, request }) {
    const found = await findAnswer(system, query.answer)
    if (found === undefined) throw answerExpired()
    const { ctx, answer } = found
    const [application, brand] = await Promise.all([findApplication(ctx, answer.applicationId), getBranding(ctx)])
    if (application === undefined) throw applicationGone()
    const html = renderConnectAnswer({
      page: pageContext({ locale: pickLocale(undefined, request.header('accept-language')), brand }),
      action: answer.redirectUri,
      fields: answer.fields,
      application: application.name,
      sendScriptUrl: assets.sendScriptUrl,
    })
    return pageReply(html, { formTarget: answer.redirectUri, scripts: true })
  },
})
