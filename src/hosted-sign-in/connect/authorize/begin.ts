import type { ApplicationRow } from '#connect/applications/index.ts'
import type { ConnectRequest, Prompt } from '#connect/requests/index.ts'
import { listVerifiedFactors } from '#people/mfa/index.ts'
import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import { type BrowserSessionRow, findBrowserSession } from '#sign-in/browser-sign-ins/index.ts'
import type { Flow } from '../../flow/index.ts'
import { beginFlow, isFreshEnough } from '../../flow/index.ts'
import { externalLoginUrl } from '../external/external-id.ts'
import { connectSettings } from '../settings.ts'
import type { ConnectVisit, RedirectRequest } from '../visit/connect-visit.ts'
import { lacksSecondFactor, unmetBy } from '../visit/unmet.ts'
import { authorizeSilently } from './silent.ts'

/** What makes the user sign in, even if someone is signed in in the browser. */
const asksToSignIn: readonly Prompt[] = ['login', 'select_account', 'create']

/**
 * Whether the signed-in user is the one that the application requests, with the proof it requests, or with all of it but a second
 * factor, which they have: only that is asked for then.
 */
async function isAskedFor(
  ctx: Context,
  { user_id, auth_method, second_factor }: BrowserSessionRow,
  request: RedirectRequest,
): Promise<boolean> {
  const signedIn = { userId: user_id, method: auth_method, secondFactor: second_factor }
  const unmet = await unmetBy(ctx, request, signedIn)
  if (unmet?.error !== 'unmet_authentication_requirements') return unmet === undefined
  const isRaised = await lacksSecondFactor(ctx, request, signedIn)
  return isRaised && (await listVerifiedFactors(ctx, user_id)).length > 0
}

/** Begins the sign-in that an application asks for, or continues with the browser's own. */
export async function beginConnectVisit(
  ctx: Context,
  application: ApplicationRow,
  asked: ConnectRequest,
): Promise<HttpReply> {
  if (ctx.request === undefined) throw new Error('A sign-in begins with a request.')
  const { loginHint, uiLocales, ...request } = asked
  const { prompts, maxAgeSeconds } = request
  if (prompts.includes('none')) return authorizeSilently(ctx, application, request)
  const known = await findBrowserSession(ctx)
  const isFresh =
    known !== undefined && isFreshEnough(ctx, known, maxAgeSeconds) && (await isAskedFor(ctx, known, request))
  const session = isFresh && !prompts.some((prompt) => asksToSignIn.includes(prompt)) ? known : undefined
  const mustSignInAgain = known !== undefined && (!isFresh || prompts.includes('login'))
  const { connect_login_uri: loginUri } = await connectSettings.read(ctx)
  const visit: ConnectVisit = loginUri === null ? { request } : { request, external: { state: 'waiting' } }
  return beginFlow(ctx, ctx.request, {
    end: { redirect_uri: request.redirectUri, connect: visit },
    parameters: defined({ email: loginHint, uiLocales, reauthenticates: mustSignInAgain ? known.user_id : undefined }),
    session,
    ...defined({ firstStep: loginUri === null ? undefined : externalLogin(loginUri) }),
    firstPage: prompts.includes('create') ? '/sign-up' : '/sign-in',
  })
}

/** Redirects to the application's own sign-in instead of showing the first page. */
function externalLogin(loginUri: string): (flow: Flow) => Promise<HttpReply> {
  return async (flow) => redirect(externalLoginUrl(loginUri, flow.token))
}
