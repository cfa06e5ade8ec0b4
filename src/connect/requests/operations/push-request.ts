import { Type } from 'typebox'
import { defineOperation } from '../../../platform/http/operation.ts'
import { notSecret, secret } from '../../../platform/marks.ts'
import { getApplication } from '../../applications/index.ts'
import {
  authenticateClient,
  clientAuthentication,
  clientMayNot,
  clientNotAuthenticated,
  givenParameters,
  invalidOAuthRequest,
  invalidScope,
  invalidTarget,
  tooManyWrongSecrets,
} from '../../oauth-server/index.ts'
import { registrationNotSupported, requestNotSupported, unsupportedResponseType } from '../errors.ts'
import { RequestParameters } from '../parameters.ts'
import { pushedSeconds, pushRequest } from '../pushed-requests.ts'
import { readRequest } from '../read-request.ts'
import { isRedirectUriOf } from '../redirect-uri.ts'

export const pushRequestOperation = defineOperation({
  id: 'gatehouse.oauth2.push_request',
  method: 'POST',
  path: '/oauth2/par',
  summary: 'Push an authorization request',
  description:
    'RFC 9126. The parameters of `GET /oauth2/authorize`, from the application’s server. The browser then brings `client_id` and `request_uri` alone, once.',
  surface: 'oauth',
  access: 'public',
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
    body: Type.Object({ request_uri: Type.String(secret), expires_in: Type.Integer({ description: 'Seconds.' }) }),
  },
  errors: [
    invalidOAuthRequest,
    clientNotAuthenticated,
    tooManyWrongSecrets,
    clientMayNot,
    unsupportedResponseType,
    requestNotSupported,
    registrationNotSupported,
    invalidScope,
    invalidTarget,
  ],
  async handler({ body }, context) {
    const { request_uri, redirect_uri, ...rest } = body
    const { client_id, client_secret, client_assertion_type, client_assertion, ...parameters } = rest
    const credentials = { client_id, client_secret, client_assertion_type, client_assertion }
    const { ctx, id } = await authenticateClient(context, givenParameters(credentials))
    if (request_uri !== undefined) throw invalidOAuthRequest('`request_uri` cannot be pushed.')
    const application = await getApplication(ctx, id)
    if (typeof redirect_uri !== 'string' || !isRedirectUriOf(application.redirect_uris, redirect_uri))
      throw invalidOAuthRequest('`redirect_uri` is not registered for the application.')
    const request = await readRequest(ctx, application, { ...parameters, redirect_uri })
    return { request_uri: await ctx.transaction((tx) => pushRequest(tx, request)), expires_in: pushedSeconds }
  },
})
