import { type Static, Type } from 'typebox'
import { findInvitationByToken, type InvitationRow, invitationState } from '#access/invitations/index.ts'
import { invalidClient } from '#environment/environments/index.ts'
import { isRegisteredRedirectUri } from '#environment/redirect-uris/index.ts'
import { identityProviders } from '#people/identities/index.ts'
import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { DomainError } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import { secret } from '#platform/marks.ts'
import { type BrowserSessionRow, findBrowserSession, type RequestParameters } from '#sign-in/browser-sign-ins/index.ts'
import { authenticationArea } from '#sign-in/one-time-codes/index.ts'
import { findEnabledProvider } from '#sign-in/social-providers/index.ts'
import {
  type ConnectionRow,
  familyOf,
  findConnection,
  isUsable,
  listUsableConnections,
} from '#sso/connections/index.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import type { Flow } from '../flow/index.ts'
import { asRefusal, beginFlow, callbackUrl, isFreshEnough, redirectUriUnknown, signInStarts } from '../flow/index.ts'
import { resetPasswordUrl } from '../passwords/index.ts'
import { firstPageOfInvited, invitationParameters, invitedBrowserSession } from '../sign-up/index.ts'
import { visitConnection } from '../single-sign-on/index.ts'
import { visitProvider } from '../social-sign-in/index.ts'

const providers = ['authkit', ...identityProviders]

const Query = Type.Object({
  client_id: Type.String(),
  redirect_uri: Type.String({ 'x-noun': 'registered redirect URI such as `https://app.example.com/callback`' }),
  response_type: Type.Literal('code', { description: 'Always `code`.' }),
  code_challenge: Type.Optional(
    Type.String({
      minLength: 43,
      maxLength: 128,
      description: 'The PKCE challenge (RFC 7636). Send it with `code_challenge_method`, or send neither.',
    }),
  ),
  code_challenge_method: Type.Optional(Type.Literal('S256', { description: 'The method of the challenge: `S256`.' })),
  provider: Type.Optional(Type.Enum(providers)),
  connection_id: Type.Optional(Type.String()),
  organization_id: Type.Optional(Type.String()),
  state: Type.Optional(Type.String({ maxLength: 8_192, description: 'A value that is returned unchanged.' })),
  screen_hint: Type.Optional(
    Type.Enum(['sign-up', 'sign-in'], { description: 'The page on which the sign-in starts.' }),
  ),
  login_hint: Type.Optional(
    Type.String({ maxLength: 320, description: 'The email address to fill in. It is also passed on to the provider.' }),
  ),
  domain_hint: Type.Optional(Type.String({ description: 'Passed on to the provider.' })),
  invitation_token: Type.Optional(Type.String({ ...secret, maxLength: 255 })),
  password_reset_token: Type.Optional(
    Type.String({
      ...secret,
      maxLength: 255,
      description: 'The token of a password reset link. The sign-in begins with setting a new password.',
    }),
  ),
  prompt: Type.Optional(
    Type.String({
      description:
        '`login` requires a sign-in even if the browser is signed in. Any other value is passed on to the provider.',
    }),
  ),
  max_age: Type.Optional(
    Type.Integer({
      minimum: 0,
      description: 'The maximum age of the user’s sign-in in seconds. An older one is repeated.',
    }),
  ),
  provider_scopes: Type.Optional(
    Type.Array(Type.String(), {
      description: 'Scopes to request from the provider, in addition to the configured ones.',
    }),
  ),
  provider_query_params: Type.Optional(
    Type.Record(Type.String(), Type.String(), { description: 'Additional parameters of the request to the provider.' }),
  ),
  ui_locales: Type.Optional(
    Type.String({ maxLength: 255, description: 'Languages for the pages, in order of preference.' }),
  ),
})

export const authorizeOperation = defineOperation({
  id: 'UserlandSsoController_authorize',
  method: 'GET',
  path: '/user_management/authorize',
  summary: 'Start a sign-in in the browser',
  description: 'Redirects to the hosted pages.',
  area: authenticationArea,
  surface: 'browser',
  access: 'client_id',
  startLimit: signInStarts,
  query: Query,
  success: {
    status: 302,
    description: 'The first page of the sign-in, or the application if the sign-in is complete.',
  },
  errors: [invalidClient, redirectUriUnknown],
  async handler({ query }, ctx) {
    const { redirect_uri, state } = query
    // Never redirect to a URI that is not registered.
    if (!(await isRegisteredRedirectUri(ctx, redirect_uri))) throw redirectUriUnknown(redirect_uri.slice(0, 200))
    const refuse = (error: string, error_description: string) =>
      redirect(callbackUrl(redirect_uri, { error, error_description, state }))

    if ((query.code_challenge === undefined) !== (query.code_challenge_method === undefined)) {
      return refuse('invalid_request', 'Send code_challenge and code_challenge_method=S256 together.')
    }
    const { provider, connection_id, organization_id } = query
    if (provider === undefined && connection_id === undefined && organization_id === undefined) {
      return refuse('invalid_connection_selector', 'Send one of provider, connection_id or organization_id.')
    }
    if (connection_id !== undefined && (provider !== undefined || organization_id !== undefined)) {
      return refuse('ambiguous_connection_selector', 'Send only one of provider, connection_id or organization_id.')
    }
    const connection = connection_id === undefined ? undefined : await findConnection(ctx, connection_id)
    if (connection_id !== undefined && connection === undefined)
      return refuse('connection_invalid', 'There is no such connection.')
    if (connection !== undefined && !canSignIn(connection))
      return refuse('connection_unlinked', 'The connection is not active.')
    if (organization_id !== undefined) {
      const organization = await getOrganization(ctx, organization_id).catch(asRefusal)
      if (organization instanceof DomainError) return refuse('organization_invalid', organization.message)
    }
    const invitation =
      query.invitation_token === undefined ? undefined : await findInvitationByToken(ctx, query.invitation_token)
    const isPending = invitation !== undefined && invitationState(invitation, ctx.now()) === 'pending'
    if (query.invitation_token !== undefined && !isPending)
      return refuse('access_denied', 'The invitation is no longer valid.')
    const { password_reset_token } = query
    if (password_reset_token !== undefined)
      return begin(ctx, query, invitation, async (flow) => redirect(resetPasswordUrl(flow, password_reset_token)))
    const selected = connection ?? (await connectionOf(ctx, query))
    if (selected !== undefined) return begin(ctx, query, invitation, (flow) => visitConnection(flow, selected, true))
    if (provider === undefined || provider === 'authkit') return begin(ctx, query, invitation)
    const configured = await findEnabledProvider(ctx, provider)
    if (configured === undefined) return refuse('connection_invalid', `${provider} is not set up in this environment.`)
    return begin(ctx, query, invitation, (flow) => visitProvider(flow, configured, true))
  },
})

/**
 * The connection of an organization, requested without the hosted pages. If the organization has none, the pages are
 * used.
 */
async function connectionOf(
  ctx: Context,
  { provider, organization_id }: Static<typeof Query>,
): Promise<ConnectionRow | undefined> {
  if (provider !== undefined || organization_id === undefined) return undefined
  return (await listUsableConnections(ctx, organization_id)).find(canSignIn)
}

function canSignIn(connection: ConnectionRow): boolean {
  return isUsable(connection) && familyOf(connection.connection_type) !== 'other'
}

/** Stores the request and redirects to the first page, or straight back for a signed-in browser. */
async function begin(
  ctx: Context,
  query: Static<typeof Query>,
  invitation: InvitationRow | undefined,
  firstStep?: (flow: Flow) => Promise<HttpReply>,
): Promise<HttpReply> {
  const { request } = ctx
  if (request === undefined) throw new Error('A sign-in begins with a request.')
  const { screen_hint, organization_id, login_hint, ui_locales } = query
  const known = screen_hint === 'sign-up' ? undefined : await findSession(ctx, invitation)
  const isFresh = known !== undefined && query.prompt !== 'login' && isFreshEnough(ctx, known, query.max_age)
  const session = isFresh ? known : undefined
  const parameters: RequestParameters = {
    ...(invitation && (await invitationParameters(ctx, invitation))),
    ...defined({
      screenHint: screen_hint,
      organizationId: organization_id,
      email: login_hint,
      uiLocales: ui_locales,
      reauthenticates: session === undefined ? known?.user_id : undefined,
      provider: firstStep && providerParameters(query),
    }),
  }
  return beginFlow(ctx, request, {
    end: { redirect_uri: query.redirect_uri, state: query.state ?? null, code_challenge: query.code_challenge ?? null },
    parameters,
    session,
    firstPage: await firstPage(ctx, query, invitation),
    ...defined({ firstStep }),
  })
}

function firstPage(
  ctx: Context,
  { screen_hint }: Static<typeof Query>,
  invitation: InvitationRow | undefined,
): string | Promise<string> {
  if (screen_hint !== undefined) return `/${screen_hint}`
  return invitation === undefined ? '/sign-in' : firstPageOfInvited(ctx, invitation)
}

/** The application's parameters for the provider, in the provider's terms. */
function providerParameters({ provider_scopes, provider_query_params, prompt, domain_hint }: Static<typeof Query>) {
  return {
    ...defined({ scopes: provider_scopes }),
    parameters: { ...defined({ prompt, domain_hint }), ...provider_query_params },
  }
}

function findSession(ctx: Context, invitation: InvitationRow | undefined): Promise<BrowserSessionRow | undefined> {
  return invitation === undefined ? findBrowserSession(ctx) : invitedBrowserSession(ctx, invitation)
}
