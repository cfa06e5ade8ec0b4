import type { HttpReply } from '../../platform/http/reply.ts'
import { renderSignInComplete } from '../views/index.ts'
import { beginningOf, type Flow } from './flow.ts'
import { pageContext, showPage } from './respond.ts'

/** Where a browser is led whose sign-in is over. */
export const completePath = '/sign-in/complete'

/** Says that the sign-in is over, and leads on to the application: for whoever goes back to one of its pages. */
export async function showComplete(flow: Flow): Promise<HttpReply> {
  const continueUrl = await beginningOf(flow.ctx, flow.row)
  return showPage(flow, renderSignInComplete({ page: pageContext(flow), continueUrl }))
}
