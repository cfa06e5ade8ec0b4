import { pageContext } from '#pages/kit/index.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { continueUrlOf, type Flow } from '../flow.ts'
import { showPage } from '../respond.ts'
import { renderSignInComplete } from './sign-in-complete.tsx'

/** Shows that the sign-in is complete and links to the application, for users who go back to one of its pages. */
export async function showComplete(flow: Flow): Promise<HttpReply> {
  const continueUrl = await continueUrlOf(flow.ctx, flow.row)
  return showPage(flow, renderSignInComplete({ page: pageContext(flow), continueUrl }))
}
