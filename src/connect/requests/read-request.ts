import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import type { ApplicationRow } from '../applications/index.ts'
import {
  clientMayNot,
  invalidOAuthRequest,
  invalidScope,
  invalidTarget,
  prompts,
  readIdTokenHint,
} from '../oauth-server/index.ts'
import { findResource } from '../resources/index.ts'
import type { ConnectRequest, Prompt } from './connect-request.ts'
import { registrationNotSupported, requestNotSupported, unsupportedResponseType } from './errors.ts'
import type { RequestParameters } from './parameters.ts'
import { readClaims } from './read-claims.ts'
import { requestedScopes } from './scopes.ts'

/** A request whose `redirect_uri` is registered for the application. */
export type ProvenParameters = Omit<RequestParameters, 'redirect_uri'> & { redirect_uri: string }

/**
 * An authorization request that holds every rule, for an application and a redirect URI that are proven: RFC 6749 §4.1.1 with
 * what RFC 9700 makes of it, RFC 7636, RFC 8707, RFC 9449 §10, OpenID Connect Core §3.1.2.1 and §5.5. An empty parameter counts as not
 * sent.
 *
 * @throws the errors of RFC 6749 §4.1.2.1 and the standards above, which the caller hands to the application
 */
export async function readRequest(
  ctx: Context,
  application: Pick<ApplicationRow, 'id' | 'application_type' | 'scopes' | 'uses_pkce' | 'security_profile'>,
  parameters: ProvenParameters,
): Promise<ConnectRequest> {
  const given = onlyOnce(parameters)
  if (given.request !== undefined) throw requestNotSupported()
  if (given.registration !== undefined) throw registrationNotSupported()
  if (given.response_type === undefined) throw invalidOAuthRequest('`response_type` is missing. Send `code`.')
  if (given.response_type !== 'code') throw unsupportedResponseType()
  if (!['query', 'form_post', undefined].includes(given.response_mode))
    throw invalidOAuthRequest('`response_mode` can be `query` or `form_post`.')
  const responseMode = responseModeOf(given.response_mode, parameters.redirect_uri)
  if (given.response_mode === 'form_post' && responseMode.responseMode === undefined)
    throw invalidOAuthRequest('`response_mode` cannot be `form_post` for a redirect URI that is not a web address.')
  if (application.application_type !== 'oauth') throw clientMayNot('A machine (`m2m`) signs no one in.')
  const scopes = requestedScopes(application, given.scope)
  if (scopes === undefined) throw invalidScope()
  if (given.resource !== undefined && (await findResource(ctx, given.resource)) === undefined) throw invalidTarget()
  return {
    applicationId: application.id,
    redirectUri: parameters.redirect_uri,
    ...challengeOf(application, given),
    scopes,
    prompts: promptsOf(given.prompt),
    ...responseMode,
    ...maxAgeOf(given.max_age),
    ...claimsOf(given),
    ...(await subjectOf(ctx, given)),
    ...(given.dpop_jkt === undefined ? {} : { dpopJkt: thumbprintOf(given.dpop_jkt) }),
    ...kept(given),
  }
}

/** How the response is returned, whatever else is wrong with the request. Forms can only be sent to web addresses. */
export function responseModeOf(
  responseMode: string | string[] | undefined,
  redirectUri: string,
): Pick<ConnectRequest, 'responseMode'> {
  return responseMode === 'form_post' && /^https?:/i.test(redirectUri) ? { responseMode } : {}
}

type Given = { [N in keyof RequestParameters]?: string }

/** How long a value may be that is only kept, and handed back. */
const longest: Partial<Record<keyof RequestParameters, number>> = {
  state: 8_192,
  nonce: 1_024,
  login_hint: 320,
  claims: 8_192,
  acr_values: 1_024,
  id_token_hint: 8_192,
  ui_locales: 255,
}

/** RFC 6749 §3.1: no parameter more than once. Of RFC 8707, one resource is supported. */
function onlyOnce(parameters: RequestParameters): Given {
  const given: Given = {}
  for (const [name, value] of Object.entries(parameters) as [
    keyof RequestParameters,
    string | string[] | undefined,
  ][]) {
    if (Array.isArray(value))
      throw name === 'resource' ? invalidTarget() : invalidOAuthRequest(`\`${name}\` is given more than once.`)
    if (value === undefined || value === '') continue
    if (value.length > (longest[name] ?? value.length)) throw invalidOAuthRequest(`\`${name}\` is too long.`)
    given[name] = value
  }
  return given
}

/** RFC 9700 §2.1.1 demands PKCE of public clients. An application that does not use it signs people in with its secret alone. */
function challengeOf(
  { uses_pkce, security_profile }: Pick<ApplicationRow, 'uses_pkce' | 'security_profile'>,
  { code_challenge, code_challenge_method }: Given,
): Pick<ConnectRequest, 'codeChallenge'> {
  if (code_challenge === undefined) {
    if (uses_pkce || security_profile === 'fapi2')
      throw invalidOAuthRequest('`code_challenge` is missing: PKCE is required of this application.')
    if (code_challenge_method !== undefined)
      throw invalidOAuthRequest('`code_challenge_method` is of no use without `code_challenge`.')
    return {}
  }
  // Without a method it would be `plain` (RFC 7636 §4.3), which hides nothing.
  if (code_challenge_method !== 'S256') throw invalidOAuthRequest('`code_challenge_method` must be `S256`.')
  if (!/^[\w-]{43}$/.test(code_challenge))
    throw invalidOAuthRequest('`code_challenge` is not a SHA-256 hash in base64url.')
  return { codeChallenge: code_challenge }
}

function thumbprintOf(jkt: string): string {
  if (!/^[\w-]{43}$/.test(jkt)) throw invalidOAuthRequest('`dpop_jkt` is not a SHA-256 hash in base64url.')
  return jkt
}

/** OpenID Connect Core §3.1.2.1: whom the application wants to be signed in. @throws invalidOAuthRequest for two users */
async function subjectOf(ctx: Context, { claims, id_token_hint }: Given): Promise<Pick<ConnectRequest, 'subject'>> {
  const named = claims === undefined ? undefined : readClaims(claims).subject
  if (id_token_hint === undefined) return named === undefined ? {} : { subject: named }
  const hint = await readIdTokenHint(ctx.system, id_token_hint)
  if (hint === undefined || hint.client.at !== ctx.clientId)
    throw invalidOAuthRequest('`id_token_hint` is not an ID token of this issuer.')
  if (named !== undefined && named !== hint.userId)
    throw invalidOAuthRequest('`id_token_hint` and `claims` name different users.')
  return { subject: hint.userId }
}

function claimsOf({ claims, acr_values }: Given): Pick<ConnectRequest, 'claims' | 'requiredAcrs'> {
  const { userinfo, idToken, acrs = [], requiredAcrs } = readClaims(claims ?? '{}')
  const wanted = [...acrs, ...(acr_values ?? '').split(' ').filter((each) => each !== '')]
  const isPlain = userinfo.length === 0 && idToken.length === 0 && wanted.length === 0
  return {
    ...(isPlain ? {} : { claims: { userinfo, idToken, acrs: wanted } }),
    ...defined({ requiredAcrs }),
  }
}

function promptsOf(prompt: string | undefined): Prompt[] {
  const asked = new Set((prompt ?? '').split(' ').filter((each) => each !== ''))
  const known = prompts.filter((each) => asked.has(each))
  if (known.length < asked.size) throw invalidOAuthRequest(`\`prompt\` may hold ${prompts.join(', ')}.`)
  if (asked.has('none') && asked.size > 1)
    throw invalidOAuthRequest('`prompt` cannot combine `none` with other values.')
  return known
}

function maxAgeOf(maxAge: string | undefined): Pick<ConnectRequest, 'maxAgeSeconds'> {
  if (maxAge === undefined) return {}
  if (!/^\d{1,9}$/.test(maxAge)) throw invalidOAuthRequest('`max_age` must be a number of seconds.')
  return { maxAgeSeconds: Number(maxAge) }
}

function kept({ state, nonce, resource, login_hint, ui_locales }: Given): Partial<ConnectRequest> {
  return {
    ...defined({ state, nonce, resource, loginHint: login_hint, uiLocales: ui_locales }),
  }
}
