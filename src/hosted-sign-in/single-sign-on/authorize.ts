import { type Static, Type } from 'typebox'
import { invalidClient } from '#environment/environments/index.ts'
import { isRegisteredRedirectUri } from '#environment/redirect-uris/index.ts'
import type { Context } from '#platform/context.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { redirect } from '#platform/http/reply.ts'
import { startSocialSingleSignOn } from '#sign-in/social-providers/index.ts'
import { singleSignOnArea } from '#sso/connections/index.ts'
import { type Departure, startProviderSignIn } from '#sso/provider-sign-ins/index.ts'
import { callbackUrl, redirectUriUnknown, signInStarts } from '../flow/index.ts'
import { type Selected, selectConnection, type Unselected } from './select-connection.ts'

const Query = Type.Object({
  client_id: Type.String(),
  redirect_uri: Type.String({ 'x-noun': 'registered redirect URI such as `https://app.example.com/callback`' }),
  response_type: Type.Literal('code', { description: 'Always `code`.' }),
  connection: Type.Optional(Type.String({ description: 'The id of the connection.' })),
  organization: Type.Optional(Type.String({ description: 'The id of the organization, whose connection is used.' })),
  provider: Type.Optional(Type.String()),
  domain: Type.Optional(Type.String({ description: 'Deprecated: use `connection` or `organization`.' })),
  state: Type.Optional(Type.String({ maxLength: 8_192, description: 'A value that is returned unchanged.' })),
  nonce: Type.Optional(Type.String()),
  login_hint: Type.Optional(Type.String({ maxLength: 320, description: 'Passed on to the provider.' })),
  domain_hint: Type.Optional(
    Type.String({
      maxLength: 253,
      description: 'Passed on to the provider. It also selects among several connections of an organization.',
    }),
  ),
  prompt: Type.Optional(
    Type.String({ description: '`login` asks the provider to authenticate the user again.', maxLength: 64 }),
  ),
  provider_scopes: Type.Optional(
    Type.Array(Type.String({ maxLength: 255 }), {
      maxItems: 50,
      description: 'Additional scopes to request from the provider.',
    }),
  ),
  provider_query_params: Type.Optional(
    Type.Record(Type.String(), Type.String(), {
      description: 'Additional parameters of the request to a social provider.',
    }),
  ),
  code_challenge: Type.Optional(
    Type.String({
      minLength: 43,
      maxLength: 128,
      description: 'The PKCE challenge (RFC 7636). Send it with `code_challenge_method`, or send neither.',
    }),
  ),
  code_challenge_method: Type.Optional(Type.Literal('S256', { description: 'The method of the challenge: `S256`.' })),
})

export const ssoAuthorizeOperation = defineOperation({
  id: 'SsoController_authorize',
  method: 'GET',
  path: '/sso/authorize',
  summary: 'Start a single sign-on',
  description:
    'Redirects to the identity provider of a connection, or to a social provider. The application gets a profile for the code.',
  area: singleSignOnArea,
  surface: 'browser',
  access: 'client_id',
  startLimit: signInStarts,
  query: Query,
  success: { status: 302, description: 'The identity provider, or the application with an error.' },
  errors: [invalidClient, redirectUriUnknown],
  async handler({ query }, ctx) {
    const { redirect_uri, state } = query
    const [isRegistered, selected] = await Promise.all([
      isRegisteredRedirectUri(ctx, redirect_uri),
      selectConnection(ctx, query),
    ])
    // Never redirect to a URI that is not registered.
    if (!isRegistered) throw redirectUriUnknown(redirect_uri.slice(0, 200))
    const refuse = (error: string, error_description: string) =>
      redirect(callbackUrl(redirect_uri, { error, error_description, state }))

    if ((query.code_challenge === undefined) !== (query.code_challenge_method === undefined)) {
      return refuse('invalid_request', 'Send code_challenge and code_challenge_method=S256 together.')
    }
    if ('error' in selected) return refuse(selected.error, selected.description)
    const departure = await depart(ctx, query, selected)
    if (departure.kind === 'away') return redirect(departure.url).withCookies(departure.cookies)
    return refuse(
      'social' in selected ? 'oauth_failed' : 'server_error',
      `The identity provider cannot be reached. The attempt is ${departure.sessionId}.`,
    )
  },
})

function depart(
  ctx: Context,
  query: Static<typeof Query>,
  selected: Exclude<Selected, Unselected>,
): Promise<Departure> {
  const { provider_scopes: scopes, login_hint: loginHint, domain_hint: domainHint, prompt } = query
  const purpose = {
    kind: 'application' as const,
    redirectUri: query.redirect_uri,
    state: query.state ?? null,
    codeChallenge: query.code_challenge ?? null,
  }
  if ('social' in selected) {
    const parameters = {
      prompt,
      domain_hint: domainHint,
      ...query.provider_query_params,
    }
    return startSocialSingleSignOn(ctx, selected.social, purpose, loginHint, { scopes, parameters })
  }
  const hints = { loginHint, domainHint, forcesLogin: prompt === 'login', scopes }
  return startProviderSignIn(ctx, selected.connection, purpose, hints)
}
