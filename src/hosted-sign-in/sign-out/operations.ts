import { Type } from 'typebox'
import { getBranding } from '#environment/branding/index.ts'
import { findEnvironmentContext, getEnvironment } from '#environment/environments/index.ts'
import { isRegisteredRedirectUri } from '#environment/redirect-uris/index.ts'
import { applicationUrl, findKnownEnvironment, homeUrl, rootUrl } from '#pages/application/index.ts'
import { pageContext, pageReply } from '#pages/kit/index.ts'
import { findSessionAnywhere, revokeSession, sessionsArea } from '#people/sessions/index.ts'
import type { Context, PublicContext } from '#platform/context.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import { pickLocale } from '#platform/locale.ts'
import { memoryCookie, signOutOfBrowser } from '#sign-in/browser-sign-ins/index.ts'
import { endedSessionCookies } from '#sign-in/session-grants/index.ts'
import { leaveProvider } from '#sso/provider-sign-outs/index.ts'
import { renderSignedOut } from './signed-out.tsx'

export const logoutOperation = defineOperation({
  id: 'UserlandSessionsController_logout',
  method: 'GET',
  path: '/user_management/sessions/logout',
  summary: 'Sign out in the browser',
  description: 'Ends the session and redirects to `return_to`.',
  area: sessionsArea,
  surface: 'browser',
  access: 'public',
  query: Type.Object({
    session_id: Type.String(),
    return_to: Type.Optional(
      Type.String({
        maxLength: 2_048,
        description:
          'The URL to which the browser goes afterwards, if it is registered. Default: the homepage of the application.',
      }),
    ),
  }),
  success: {
    status: 302,
    description:
      'The application, or the signed-out page without a registered address. A connection may have it lead by way of its provider.',
  },
  async handler({ query }, context) {
    const { system } = context
    const found = await findSessionAnywhere(system, query.session_id)
    const ctx = found && (await findEnvironmentContext(system, found.environment_id))
    if (found === undefined || ctx === undefined) return signedOutPage(context)
    await revokeSession(ctx, query.session_id)
    if (found.browser_session_id !== null) await signOutOfBrowser(ctx, found.browser_session_id)
    const cookies = [memoryCookie(ctx, 'session', '', 0), ...endedSessionCookies({ ...ctx, request: context.request })]
    const environment = await getEnvironment(ctx)
    const { return_to } = query
    const target =
      return_to !== undefined && (await isRegisteredRedirectUri(ctx, return_to))
        ? return_to
        : environment.app_homepage_url
    const { sso_session_id: signIn } = found
    const reply =
      (signIn === null ? undefined : await leaveProvider(ctx, signIn, target)) ??
      (target === null ? await signedOutPage(context, ctx, found.redirect_uri) : redirect(target))
    return reply.withCookies(cookies)
  },
})

/** The application's sign-in URL, else the application of the session, else the first one of the environment. */
async function signInAgainUrl(ctx: Context, redirectUri: string | null): Promise<string | undefined> {
  return (await homeUrl(ctx)) ?? rootUrl(redirectUri) ?? applicationUrl(ctx)
}

/** On behalf of the session's environment, or of the environment known without a session. */
export async function signedOutPage(
  { system, request }: PublicContext,
  ctx?: Context,
  redirectUri: string | null = null,
): Promise<HttpReply> {
  const known = ctx ?? (await findKnownEnvironment(system, request))
  const brand = known && (await getBranding(known))
  const signInUrl = known && (await signInAgainUrl(known, redirectUri))
  const locale = pickLocale(undefined, request.header('accept-language'))
  return pageReply(renderSignedOut({ page: pageContext({ locale, brand }), signInUrl }))
}
