import { Type } from 'typebox'
import { assets, pageReply } from '#pages/kit/index.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { signInExpired } from '#sign-in/browser-sign-ins/index.ts'
import { findSsoVisit, pageOf } from '../visit.ts'
import { renderSsoRequest } from './provider-form.tsx'

export const providerFormPage = defineOperation({
  id: 'gatehouse.pages.sso_request.show',
  method: 'GET',
  path: '/sso/request',
  summary: 'Redirect to a provider with a form',
  surface: 'browser',
  access: 'public',
  query: Type.Object({ visit: Type.String({ ...secret, maxLength: 64 }) }),
  success: { status: 200, description: 'A page with the form of the SAML request.' },
  errors: [signInExpired],
  async handler({ query }, context) {
    const visit = await findSsoVisit(context, query.visit)
    if (visit.form === undefined) throw signInExpired()
    const html = renderSsoRequest({
      page: await pageOf(visit),
      ...visit.form,
      connection: visit.connection.name,
      sendScriptUrl: assets.sendScriptUrl,
    })
    return pageReply(html, { formTarget: visit.form.action, scripts: true })
  },
})
