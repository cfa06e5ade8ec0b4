import { pageContext, pageReply } from '#pages/kit/index.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import type { ConnectionRow } from '#sso/connections/index.ts'
import { startProviderSignIn } from '#sso/provider-sign-ins/index.ts'
import type { Flow } from '../../flow/index.ts'
import { failSsoSignIn } from './finish.ts'
import { renderSsoLeaving } from './leaving.tsx'

/**
 * Browsers check every redirect after a form submission against the content security policy of the form's page, which
 * names no provider. So if a form submitted the email, a page performs the redirect.
 */
function leave(flow: Flow, connection: ConnectionRow, url: string): HttpReply {
  const html = renderSsoLeaving({ page: pageContext(flow), connection: connection.name, url })
  return pageReply(html, { headers: { refresh: `0;url=${url}` } })
}

/** Redirects the browser to the provider of a connection. `isAskedFor`: by the application, which then receives errors. */
export async function visitConnection(flow: Flow, connection: ConnectionRow, isAskedFor: boolean): Promise<HttpReply> {
  const { ctx, token, row } = flow
  const { email, provider, reauthenticates } = row.parameters
  const { prompt, domain_hint } = provider?.parameters ?? {}
  const purpose = { kind: 'user_management' as const, token, isAskedFor }
  const departure = await startProviderSignIn(ctx, connection, purpose, {
    loginHint: email,
    domainHint: domain_hint,
    forcesLogin: prompt === 'login' || reauthenticates !== undefined,
    scopes: provider?.scopes,
  })
  if (departure.kind === 'away') {
    const { url, cookies } = departure
    return (isAskedFor ? redirect(url) : leave(flow, connection, url)).withCookies(cookies)
  }
  return failSsoSignIn(flow, isAskedFor, {
    error: 'server_error',
    error_description: `The identity provider cannot be reached. The attempt is ${departure.sessionId}.`,
    sessionId: departure.sessionId,
  })
}
