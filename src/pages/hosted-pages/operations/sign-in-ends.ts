import { Type } from 'typebox'
import { defineOperation } from '../../../platform/http/operation.ts'
import { completePath, showComplete } from '../flow/complete.ts'
import { failureAt } from '../flow/failures.ts'
import { findFlow, pageUrl } from '../flow/flow.ts'
import { applicationOf, homeOf } from '../flow/home.ts'
import { pageContext, showPage } from '../flow/respond.ts'
import { goToStep, stoppedPath } from '../flow/step-paths.ts'
import { catalogue } from '../messages/index.ts'
import { renderDefaultRedirect, renderErrorPage } from '../views/index.ts'
import { definePage } from './page-operation.ts'

/** The end of a sign-in that no application started, and the target of finished sign-ins that a user comes back to. */
const completePage = defineOperation({
  id: 'gatehouse.pages.sign_in_complete.show',
  method: 'GET',
  path: completePath,
  summary: 'Show the page of a completed sign-in',
  surface: 'browser',
  access: 'public',
  query: Type.Object({ request: Type.String({ maxLength: 64 }) }),
  success: { status: 200, description: 'A page.' },
  async handler({ query }, context) {
    const flow = await findFlow(context, query.request)
    const { completed_at, redirect_uri, device_hash, parameters } = flow.row
    if (completed_at === null) return goToStep(flow)
    if (redirect_uri !== null || device_hash !== null) return showComplete(flow)
    const continueUrl = await homeOf(flow.ctx, parameters.organizationId)
    return showPage(flow, renderDefaultRedirect({ page: pageContext(flow), continueUrl }))
  },
})

const stoppedPage = definePage({
  name: 'sign_in_stopped',
  path: stoppedPath,
  summary: 'Show the page of a blocked sign-in',
  async show(flow) {
    const { status } = failureAt(flow, stoppedPath)
    if (status === 200) return goToStep(flow)
    const { errorPages, error: text } = catalogue[flow.locale]
    const application = await applicationOf(flow.ctx)
    const link =
      application === undefined
        ? { href: pageUrl(flow, '/sign-in'), label: text.tryAgain }
        : { href: application, label: text.goTo(flow.brand.displayName) }
    const requestId = flow.ctx.request?.id ?? ''
    const html = renderErrorPage({ page: pageContext(flow), failure: errorPages.signInStopped, requestId, link })
    return showPage(flow, html, status)
  },
})

export const signInEndOperations = [completePage, stoppedPage]
