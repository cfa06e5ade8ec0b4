import type { HttpReply } from '../../../platform/http/reply.ts'
import { renderSignInComplete } from '../views/index.ts'
import { beginningOf, type Flow } from './flow.ts'
import { pageContext, showPage } from './respond.ts'

/** Where a browser is led whose sign-in is over. */
export const completePath = '/sign-in/complete'

/** Shows that the sign-in is complete and links to the application, for users who go back to one of its pages. */
export async function showComplete(flow: Flow): Promise<HttpReply> {
  const continueUrl = await beginningOf(flow.ctx, flow.row)
  return showPage(flow, renderSignInComplete({ page: pageContext(flow), continueUrl }))
}
