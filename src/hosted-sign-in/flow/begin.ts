import { browserIdCookie, newBrowserId, readBrowserId } from '#pages/kit/index.ts'
import type { Context, RequestInfo } from '#platform/context.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import {
  type AuthorizationRequestRow,
  type BrowserSessionRow,
  createAuthorizationRequest,
  holdBrowserSession,
  type RequestParameters,
} from '#sign-in/browser-sign-ins/index.ts'
import { advance } from './advance.ts'
import { bindingCookie, newVisit, surplusBindingCookies } from './binding.ts'
import { firstProof } from './first-proof.ts'
import { type Flow, pageUrl, type SignInRow, toFlow } from './flow.ts'
import { recognized } from './recognized.ts'

export interface NewFlow {
  /** Where the visit ends: at an application or at a device; without either at the application's homepage. */
  end: Partial<Pick<AuthorizationRequestRow, 'redirect_uri' | 'state' | 'code_challenge' | 'device_hash' | 'connect'>>
  parameters: RequestParameters
  /** The browser's sign-in, if it can be used for this visit. */
  session: BrowserSessionRow | undefined
  firstPage: string
  /** Done instead of showing the first page. */
  firstStep?: (flow: Flow) => Promise<HttpReply>
}

/** Stores a visit and redirects to its first page, or as far as the browser's existing sign-in allows. */
export async function beginFlow(ctx: Context, request: RequestInfo, input: NewFlow): Promise<HttpReply> {
  const { parameters, session, firstPage, firstStep } = input
  const { system } = ctx
  const browserId = readBrowserId(system, request) ?? newBrowserId()
  const visit = newVisit()
  const row: SignInRow = {
    environment_id: ctx.environmentId,
    client_id: ctx.clientId,
    redirect_uri: null,
    state: null,
    code_challenge: null,
    device_hash: null,
    connect: null,
    ...input.end,
    parameters,
    attempt: null,
    passkey_challenge: null,
    step: null,
    failure: null,
    completed_at: null,
  }
  await createAuthorizationRequest(ctx, visit, row)
  const cookies = [
    ...surplusBindingCookies(system, request),
    browserIdCookie(system, browserId),
    bindingCookie(system, visit),
  ]
  const step = firstStep ?? (session === undefined ? undefined : continueFrom(session))
  const reply = await step?.(await toFlow(ctx, visit, browserId, row))
  const status = request.method === 'GET' ? 302 : 303
  return (reply ?? redirect(pageUrl({ ctx, token: visit.token }, firstPage), status)).withCookies(cookies)
}

/** Goes as far as the browser's own sign-in leads: nowhere if that ends meanwhile. */
function continueFrom(session: BrowserSessionRow): (flow: Flow) => Promise<HttpReply | undefined> {
  return (flow) =>
    flow.ctx.transaction(async (tx) => {
      const user = await holdBrowserSession(tx, session)
      return user && advance(tx, flow, recognized(firstProof(flow, user, session.auth_method), session))
    })
}
