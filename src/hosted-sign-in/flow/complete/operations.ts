import { Type } from 'typebox'
import { homeUrl } from '#pages/application/index.ts'
import { pageContext } from '#pages/kit/index.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { findFlow } from '../flow.ts'
import { showPage } from '../respond.ts'
import { completePath, goToStep } from '../step-paths.ts'
import { renderDefaultRedirect } from './default-redirect.tsx'
import { showComplete } from './show-complete.ts'

/** The end of a sign-in that no application started, and the target of finished sign-ins that a user comes back to. */
export const completePage = defineOperation({
  id: 'gatehouse.pages.sign_in_complete.show',
  method: 'GET',
  path: completePath,
  summary: 'Show the page of a completed sign-in',
  surface: 'browser',
  access: 'public',
  query: Type.Object({ request: Type.String({ ...secret, maxLength: 64 }) }),
  success: { status: 200, description: 'A page.' },
  async handler({ query }, context) {
    const flow = await findFlow(context, query.request)
    const { completed_at, redirect_uri, device_hash, parameters } = flow.row
    if (completed_at === null) return goToStep(flow)
    if (redirect_uri !== null || device_hash !== null) return showComplete(flow)
    const continueUrl = await homeUrl(flow.ctx, parameters.organizationId)
    return showPage(flow, renderDefaultRedirect({ page: pageContext(flow), continueUrl }))
  },
})
