import type { HttpReply } from '../../platform/http/reply.ts'
import { type FieldState, renderSignIn } from '../views/index.ts'
import { type Flow, pageUrl } from './flow.ts'
import { providerMethods } from './provider-methods.ts'
import { formTo, pageContext, showPage } from './respond.ts'

/** The first page, from wherever a person comes back to it. */
export async function showSignIn(
  flow: Flow,
  state: { email: FieldState; alert?: string },
  status = 200,
): Promise<HttpReply> {
  return showPage(
    flow,
    renderSignIn({
      page: pageContext(flow),
      form: formTo(flow, '/sign-in'),
      methods: await providerMethods(flow),
      signUpUrl: pageUrl(flow, '/sign-up'),
      ...state,
    }),
    status,
  )
}
