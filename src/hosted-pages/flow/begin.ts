import type { Context, RequestInfo } from '../../platform/context.ts'
import { type HttpReply, redirect } from '../../platform/http/reply.ts'
import { advance } from './advance.ts'
import {
  type AuthorizationRequestRow,
  createAuthorizationRequest,
  type RequestParameters,
} from './authorization-requests.ts'
import { newBrowser, newBrowserCookie, readBrowser } from './browser.ts'
import type { BrowserSessionRow } from './browser-sessions.ts'
import { firstProof } from './first-proof.ts'
import { type Flow, pageUrl, toFlow } from './flow.ts'

export interface NewFlow {
  /** Where the visit ends: at an application or at a device; without either at the application's homepage. */
  end: Partial<Pick<AuthorizationRequestRow, 'redirect_uri' | 'state' | 'code_challenge' | 'device_hash'>>
  parameters: RequestParameters
  /** The browser's sign-in, if it counts for this visit. */
  session: BrowserSessionRow | undefined
  firstPage: string
  /** Done instead of showing the first page. */
  firstStep?: (flow: Flow) => Promise<HttpReply>
}

/** Remembers a visit and leads to its first page, or as far as the browser's own sign-in takes it. */
export async function beginFlow(ctx: Context, request: RequestInfo, input: NewFlow): Promise<HttpReply> {
  const { parameters, session, firstPage, firstStep } = input
  const browser = readBrowser(request) ?? newBrowser()
  const row: AuthorizationRequestRow = {
    environment_id: ctx.environmentId,
    client_id: ctx.clientId,
    redirect_uri: null,
    state: null,
    code_challenge: null,
    device_hash: null,
    ...input.end,
    parameters,
    attempt: null,
    passkey_challenge: null,
    step: null,
  }
  const token = await createAuthorizationRequest(ctx, browser, row)
  const cookie = newBrowserCookie(ctx.system, browser)
  if (firstStep !== undefined) {
    const reply = await firstStep(await toFlow(ctx, token, browser, row))
    return reply.with({ 'set-cookie': [cookie, ...cookiesOf(reply)] })
  }
  if (session === undefined) {
    const status = request.method === 'GET' ? 302 : 303
    return redirect(pageUrl({ ctx, token }, firstPage), status).with({ 'set-cookie': cookie })
  }
  const attempt = {
    ...firstProof({ ctx, row, browser }, session.user_id, session.auth_method),
    radar: null,
    secondFactor: session.second_factor,
    authenticatedAt: session.authenticated_at,
  }
  const flow = await toFlow(ctx, token, browser, row)
  const reply = await ctx.transaction((tx) => advance(tx, flow, attempt))
  return reply.with({ 'set-cookie': [cookie, ...cookiesOf(reply)] })
}

function cookiesOf(reply: HttpReply): string[] {
  const cookies = reply.headers['set-cookie']
  return cookies === undefined ? [] : [cookies].flat()
}
