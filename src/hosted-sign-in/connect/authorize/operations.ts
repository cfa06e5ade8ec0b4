import { type Static, Type } from 'typebox'
import { type ApplicationRow, findNamedApplication } from '#connect/applications/index.ts'
import { defineAtIssuers, documentRefused, readClientDocument, tooManyDocuments } from '#connect/oauth-server/index.ts'
import {
  type ConnectRequest,
  findPushedRequest,
  isPushed,
  isRedirectUriOf,
  pushRequest,
  RequestParameters,
  readRequest,
  redirectUriNotRegistered,
  requestNotPushed,
  requestUriNotSupported,
  responseModeOf,
  takePushedRequest,
} from '#connect/requests/index.ts'
import type { Context, PublicContext } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { DomainError } from '#platform/http/errors.ts'
import { HttpReply, redirect } from '#platform/http/reply.ts'
import { secret } from '#platform/marks.ts'
import { signInStarts } from '../../flow/index.ts'
import { applicationUnknown, requestUriUnknown } from '../errors.ts'
import { refuseRequest } from '../not-sent-on/refuse.ts'
import { beginConnectVisit } from './begin.ts'

const name = 'authorize'
const errors = [applicationUnknown, documentRefused, tooManyDocuments, redirectUriNotRegistered, requestUriUnknown]

const Query = Type.Object({
  client_id: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
  request_uri: Type.Optional(
    Type.String({
      ...secret,
      description: 'The `request_uri` from POST /oauth2/par. All other parameters except `client_id` are ignored.',
    }),
  ),
  ...RequestParameters.properties,
})

export const authorizeOperations = defineAtIssuers({
  id: 'gatehouse.oauth2.authorize',
  method: 'GET',
  name,
  summary: 'Ask a user to authorize an application',
  description:
    'RFC 6749 §4.1.1 and OpenID Connect. PKCE is required for applications that use it (`uses_pkce`). Until the redirect URI is verified, errors are shown as a page; afterwards they go to the application. For an application that registered itself, or that publishes a metadata document, errors are shown as a page until the user has decided (RFC 9700 §4.11.2).',
  surface: 'browser',
  startLimit: signInStarts,
  query: Query,
  success: { status: 302, description: 'The first page of the sign-in, or the application with a code or an error.' },
  errors,
  async handler({ query }, context, { at }) {
    const { ctx, application } = await findApplicationOf(context, query.client_id, at)
    const request = await requestOf(ctx, application, query)
    return request instanceof HttpReply ? request : beginConnectVisit(ctx, application, request)
  },
})

/** @throws applicationUnknown, documentRefused, tooManyDocuments */
async function findApplicationOf(
  context: PublicContext,
  clientId: string | string[] | undefined,
  at: string | undefined,
) {
  if (typeof clientId !== 'string') throw applicationUnknown()
  const isReadable = await readClientDocument(context, { clientId, at, mayBeNew: true })
  const named = isReadable ? await findNamedApplication(context.system, context.request, { clientId, at }) : undefined
  if (named === undefined) throw applicationUnknown()
  return named
}

/**
 * The request of a query or form; the answer to one with a fault.
 *
 * @throws requestUriUnknown, redirectUriNotRegistered
 */
async function requestOf(
  ctx: Context,
  application: ApplicationRow,
  { client_id, request_uri, redirect_uri, ...parameters }: Static<typeof Query>,
): Promise<ConnectRequest | HttpReply> {
  if (request_uri !== undefined && isPushed(request_uri)) return getPushedRequest(ctx, application, request_uri)
  if (typeof redirect_uri !== 'string' || !isRedirectUriOf(application.redirect_uris, redirect_uri))
    throw redirectUriNotRegistered(String(redirect_uri ?? '').slice(0, 200))
  try {
    if (request_uri !== undefined) throw requestUriNotSupported()
    if (application.security_profile === 'fapi2') throw requestNotPushed()
    return await readRequest(ctx, application, { ...parameters, redirect_uri })
  } catch (error) {
    if (!(error instanceof DomainError && error.definition.family === 'oauth')) throw error
    const state = typeof parameters.state === 'string' ? { state: parameters.state.slice(0, 8_192) } : {}
    const { ui_locales } = parameters
    return refuseRequest(
      ctx,
      application,
      {
        applicationId: application.id,
        redirectUri: redirect_uri,
        ...state,
        ...responseModeOf(parameters.response_mode, redirect_uri),
        ...defined({ uiLocales: typeof ui_locales === 'string' ? ui_locales : undefined }),
      },
      { error: error.definition.code, error_description: error.message },
    )
  }
}

/** @throws requestUriUnknown, redirectUriNotRegistered */
async function getPushedRequest(ctx: Context, application: ApplicationRow, uri: string): Promise<ConnectRequest> {
  const get = application.security_profile === 'fapi2' ? findPushedRequest : takePushedRequest
  const request = await get(ctx, application.id, uri)
  if (request === undefined) throw requestUriUnknown()
  if (!isRedirectUriOf(application.redirect_uris, request.redirectUri))
    throw redirectUriNotRegistered(request.redirectUri)
  return request
}

/**
 * A form submitted from another site has no cookies of ours. So its request is stored and handled by the request that
 * follows, which has them.
 */
export const authorizeByFormOperations = defineAtIssuers({
  id: 'gatehouse.oauth2.authorize_by_form',
  method: 'POST',
  name,
  summary: 'Ask for authorization with a form',
  description: 'OpenID Connect Core §3.1.2.1.',
  surface: 'browser',
  idempotency: 'none',
  form: true,
  body: Query,
  success: { status: 303, description: 'Where the request goes on, or the application with an error.' },
  errors,
  async handler({ body }, context, { path, at }) {
    const { ctx, application } = await findApplicationOf(context, body.client_id, at)
    const request = await requestOf(ctx, application, body)
    if (request instanceof HttpReply) return request
    const request_uri = await ctx.transaction((tx) => pushRequest(tx, request))
    const query = new URLSearchParams({ client_id: application.client_id, request_uri })
    return redirect(`${ctx.system.config.url}${path}?${query}`, 303)
  },
})
