import { defineError, retryAfter } from '#platform/http/errors.ts'

/** RFC 6749 §5.2: the answer names the way to authenticate, whichever was tried. */
export const clientNotAuthenticated = defineError(
  {
    status: 401,
    code: 'invalid_client',
    when: 'The client id is unknown, or its client secret or assertion is wrong or missing; only public clients need neither.',
    next: 'Send the client id and a client secret of the application, by HTTP Basic or in the body, or a new assertion signed with a key of its key set.',
    family: 'oauth',
    headers: () => ({ 'www-authenticate': 'Basic realm="oauth2", charset="UTF-8"' }),
  },
  () => 'The client could not be authenticated. Send its client id with one of its client secrets, or a new assertion.',
)

export const tooManyWrongSecrets = defineError(
  {
    status: 429,
    code: 'too_many_requests',
    when: 'Over 10 wrong client secrets or assertions in a minute for one client from one network address.',
    family: 'oauth',
    headers: retryAfter,
  },
  (seconds: number) => ({
    message: `Too many wrong client secrets or assertions. Try again in ${seconds} s.`,
    retry_after: seconds,
  }),
)

export const documentRefused = defineError(
  {
    status: 400,
    code: 'invalid_client',
    when: 'The client id is a URL, and its document cannot be read or does not describe an application that may sign users in here.',
    next: 'Compare the document with the guide for MCP servers. It is read again after ten seconds.',
    family: 'oauth',
    page: 'connectDocumentRefused',
  },
  (why: string) => `The client-ID metadata document cannot be used. ${why}`,
)

export const tooManyDocuments = defineError(
  {
    status: 429,
    code: 'too_many_requests',
    when: 'Over 20 metadata documents of applications that were not known before, from one network address in an hour, over a tenth of `client_registrations_per_day` from it in a day, or over all of them in an environment.',
    family: 'oauth',
    headers: retryAfter,
  },
  (seconds: number) => ({ message: `Too many new applications. Try again in ${seconds} s.`, retry_after: seconds }),
)

export const invalidOAuthRequest = defineError(
  {
    status: 400,
    code: 'invalid_request',
    when: 'A parameter is missing or given twice, or the client authenticates in two ways at once.',
    family: 'oauth',
  },
  (why: string) => why,
)

export const clientMayNot = defineError(
  {
    status: 400,
    code: 'unauthorized_client',
    when: 'The application may not use this grant, or the token was issued to another application.',
    family: 'oauth',
  },
  (why: string) => why,
)

export const invalidDpopProof = defineError(
  {
    status: 400,
    code: 'invalid_dpop_proof',
    when: 'The proof in the header `DPoP` is malformed, is for another request, is too old, or was used before (RFC 9449).',
    next: 'Create a new proof for each request, with the URL from the metadata and a correct clock.',
    family: 'oauth',
  },
  (why: string) => `The DPoP proof is not valid. ${why}`,
)

/** RFC 6750 §3. */
export const invalidToken = defineError(
  {
    status: 401,
    code: 'invalid_token',
    when: 'The access token is missing, does not belong to a user, is no longer valid, or is bound to a key without a proof of that key.',
    next: 'Send the access token of a user as "Authorization: Bearer …", or as "DPoP …" with a proof if it is bound to a key.',
    family: 'oauth',
  },
  () =>
    'The access token does not belong to a user, is no longer valid, or is bound to a key without a proof of that key.',
)

export const insufficientScope = defineError(
  {
    status: 403,
    code: 'insufficient_scope',
    when: 'The access token does not have the scope `openid`.',
    family: 'oauth',
    headers: () => ({ 'www-authenticate': 'Bearer error="insufficient_scope", scope="openid"' }),
  },
  () => 'The access token does not have the scope `openid`.',
)

export const unsupportedGrantType = defineError(
  {
    status: 400,
    code: 'unsupported_grant_type',
    when: 'The server has no such grant.',
    next: 'Use one that /.well-known/oauth-authorization-server lists.',
    family: 'oauth',
  },
  () => 'The `grant_type` is not supported. The metadata of the server lists the supported ones.',
)

export const invalidScope = defineError(
  { status: 400, code: 'invalid_scope', when: 'The application does not have the scope.', family: 'oauth' },
  () => 'The application does not have one of the requested scopes.',
)

export const identityAssertionRefused = defineError(
  {
    status: 400,
    code: 'invalid_grant',
    when: 'The assertion of a provider about a user (ID-JAG) does not count here: no connection takes it, it breaks a rule or was used before, or its user may not sign in.',
    next: 'The message says which it is. The traces of the connection say it to the administrator of the provider.',
    family: 'oauth',
  },
  (why: string) => why,
)

export const audienceRefused = defineError(
  {
    status: 400,
    code: 'invalid_target',
    when: 'The application may not ask for assertions about its users for this authorization server.',
    next: 'Add the server to `id_jag_audiences` of the application.',
    family: 'oauth',
  },
  () =>
    'The application may not ask for assertions for this `audience`. Add it to `id_jag_audiences` of the application.',
)

export const invalidTarget = defineError(
  {
    status: 400,
    code: 'invalid_target',
    when: 'The requested resource is not registered (RFC 8707).',
    next: 'Register it with POST /user_management/authkit_oauth_resources.',
    family: 'oauth',
  },
  () => 'The requested `resource` is not registered.',
)
