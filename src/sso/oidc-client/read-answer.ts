import * as openid from 'openid-client'
import type { Context } from '#platform/context.ts'
import {
  type Claims,
  checkAccessTokenHash,
  checkAnswer,
  checkClaims,
  type ExpectedClaims,
  OidcFailure,
  type ProviderAnswer,
} from '#protocol/oidc/index.ts'
import { addressesOf, type ConnectionRow } from '../connections/index.ts'
import type { Binding } from './authorization-url.ts'
import { configurationOf } from './configuration.ts'
import { readVerified } from './key-sets.ts'
import { nameTokenFailure } from './name-failure.ts'
import { openProvider } from './provider.ts'
import { returnsAuthTime } from './provider-quirks.ts'
import { canSignOut } from './sign-out.ts'
import { readUserinfo } from './userinfo.ts'

/** The provider's tokens. They are secrets of the user. */
export interface OidcTokens {
  idToken: string
  accessToken: string
  refreshToken: string | undefined
  /** Of the access token; `undefined` when the provider did not say. */
  expiresAt: Date | undefined
  scopes: readonly string[]
}

export interface AnsweredRequest extends Binding {
  /** For a person who had to sign in again: when the request was made. */
  authenticatedSince?: Date | undefined
}

export interface ReadAnswer {
  claims: Claims
  tokens: OidcTokens
  /** Whether the person can be signed out at the provider later. */
  canEndSession: boolean
}

/**
 * Exchanges the code of a provider's answer, and reads who signed in: the claims of the ID token, with those of the userinfo
 * endpoint where the token lacks some that the connection reads.
 *
 * @throws OidcFailure. The caller has checked that the request belongs to this browser and connection, and is used once.
 */
export async function readAnswer(
  ctx: Context,
  connection: ConnectionRow,
  answer: ProviderAnswer,
  { state, nonce, codeVerifier, authenticatedSince }: AnsweredRequest,
): Promise<ReadAnswer> {
  const provider = await openProvider(ctx, connection)
  const { issuer, authorization_response_iss_parameter_supported: namesIssuer } = provider.metadata
  const code = checkAnswer(answer, { state, issuer, namesIssuer })
  const expected: ExpectedClaims = {
    issuer,
    nonce,
    clientId: provider.clientId,
    now: ctx.now(),
    authenticatedSince: returnsAuthTime(connection.connection_type) ? authenticatedSince : undefined,
  }
  const configuration = await configurationOf(ctx, connection, provider)
  const { keptRedirectUri, usesPkce, idTokenAlgorithm } = provider.client
  const callback = new URL(keptRedirectUri ?? addressesOf(ctx, connection.external_key).redirectUri)
  callback.search = new URLSearchParams({ code, state, ...(namesIssuer ? { iss: issuer } : {}) }).toString()
  const response = await openid
    .authorizationCodeGrant(configuration, callback, {
      expectedState: state,
      expectedNonce: nonce,
      ...(usesPkce ? { pkceCodeVerifier: codeVerifier } : {}),
      idTokenExpected: true,
    })
    .catch((error: unknown) => {
      throw nameTokenFailure(error, provider, expected)
    })
  const tokens = toTokens(ctx, response)
  // The library doesn't know whether the claims that it checked are signed. Only signed claims are read.
  const algorithms =
    idTokenAlgorithm === null ? provider.metadata.id_token_signing_alg_values_supported : [idTokenAlgorithm]
  const { claims, algorithm } = await readVerified(ctx, provider, tokens.idToken, algorithms)
  checkClaims(claims, expected)
  checkAccessTokenHash(claims.at_hash, tokens.accessToken, algorithm)
  const { end_session_endpoint, revocation_endpoint } = provider.metadata
  return {
    claims: { ...(await readUserinfo(ctx, provider, connection, claims, tokens.accessToken)), ...claims },
    tokens,
    canEndSession: canSignOut(connection) && end_session_endpoint !== undefined && revocation_endpoint !== undefined,
  }
}

/** RFC 6749 appendix A.12. */
const accessTokenText = /^[ -~]+$/

function toTokens(
  ctx: Context,
  { access_token, refresh_token, id_token = '', expires_in, scope = '' }: openid.TokenEndpointResponse,
): OidcTokens {
  if (!accessTokenText.test(access_token)) throw new OidcFailure('invalid_token_answer', { member: 'access_token' })
  return {
    idToken: id_token,
    accessToken: access_token,
    refreshToken: refresh_token,
    expiresAt: expires_in === undefined ? undefined : new Date(ctx.now().getTime() + expires_in * 1_000),
    scopes: scope.split(' ').filter((each) => each !== ''),
  }
}
