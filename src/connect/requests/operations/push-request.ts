import { Type } from 'typebox'
import { notSecret, secret } from '#platform/marks.ts'
import { getApplication } from '../../applications/index.ts'
import {
  authenticateClient,
  clientAuthentication,
  clientMayNot,
  defineAtIssuers,
  givenParameters,
  invalidDpopProof,
  invalidOAuthRequest,
  invalidScope,
  invalidTarget,
  newClientErrors,
  proveKey,
} from '../../oauth-server/index.ts'
import type { ConnectRequest } from '../connect-request.ts'
import { registrationNotSupported, requestNotSupported, unsupportedResponseType } from '../errors.ts'
import { RequestParameters } from '../parameters.ts'
import { pushedSeconds, pushRequest } from '../pushed-requests.ts'
import { readRequest } from '../read-request.ts'
import { isRedirectUriOf } from '../redirect-uri.ts'

export const pushRequestOperations = defineAtIssuers({
  id: 'gatehouse.oauth2.push_request',
  method: 'POST',
  name: 'par',
  summary: 'Push an authorization request',
  description:
    'RFC 9126. The application’s server sends the parameters of `GET /oauth2/authorize`. The browser then sends only `client_id` and `request_uri`, once. With a proof in the header `DPoP`, the code is bound to its key (RFC 9449 §10.1).',
  surface: 'oauth',
  admits: true,
  cors: 'any',
  idempotency: 'none',
  form: true,
  body: Type.Object({
    ...RequestParameters.properties,
    ...clientAuthentication,
    request_uri: Type.Optional(Type.String({ ...notSecret, description: 'Not allowed here (RFC 9126 §2.1).' })),
  }),
  success: {
    status: 201,
    body: Type.Object({
      request_uri: Type.String(secret),
      expires_in: Type.Integer({ description: 'The lifetime in seconds.' }),
    }),
  },
  errors: [
    ...newClientErrors,
    clientMayNot,
    unsupportedResponseType,
    requestNotSupported,
    registrationNotSupported,
    invalidScope,
    invalidTarget,
    invalidDpopProof,
  ],
  async handler({ body }, context, { path, at }) {
    const { request_uri, redirect_uri, ...rest } = body
    const { client_id, client_secret, client_assertion_type, client_assertion, ...parameters } = rest
    const credentials = { client_id, client_secret, client_assertion_type, client_assertion }
    const client = await authenticateClient(context, givenParameters(credentials), { at, meetsNewClients: true })
    const { ctx, id, security_profile: profile } = client
    if (request_uri !== undefined) throw invalidOAuthRequest('`request_uri` cannot be pushed.')
    const application = await getApplication(ctx, id)
    if (typeof redirect_uri !== 'string' || !isRedirectUriOf(application.redirect_uris, redirect_uri))
      throw invalidOAuthRequest('`redirect_uri` is not registered for the application.')
    const asked = await readRequest(ctx, application, { ...parameters, redirect_uri })
    const request = boundTo(asked, await proveKey(ctx, context.request, { path, profile }))
    return { request_uri: await ctx.transaction((tx) => pushRequest(tx, request)), expires_in: pushedSeconds }
  },
})

/** A proof with a pushed request says what `dpop_jkt` would say (RFC 9449 §10.1). @throws invalidDpopProof */
function boundTo(request: ConnectRequest, proof: Awaited<ReturnType<typeof proveKey>>): ConnectRequest {
  if (proof === undefined) return request
  if ('fault' in proof) throw invalidDpopProof(proof.fault)
  if (request.dpopJkt !== undefined && request.dpopJkt !== proof.jkt)
    throw invalidDpopProof('Its key is not the one that `dpop_jkt` names.')
  return { ...request, dpopJkt: proof.jkt }
}
