import { acceptedAlgorithms } from './algorithms.ts'
import { OidcFailure } from './failure.ts'

/** What a sign-in needs of a discovery document. */
export interface ProviderMetadata {
  issuer: string
  authorization_endpoint: string
  token_endpoint: string
  jwks_uri: string
  userinfo_endpoint?: string
  end_session_endpoint?: string
  revocation_endpoint?: string
  authorization_response_iss_parameter_supported: boolean
  token_endpoint_auth_methods_supported: string[]
  /** The algorithms among those of the provider that we accept. */
  id_token_signing_alg_values_supported: string[]
  /** The algorithms among those of the provider that we accept. */
  userinfo_signing_alg_values_supported: string[]
}

const required = ['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const
const optional = ['userinfo_endpoint', 'end_session_endpoint', 'revocation_endpoint'] as const

/**
 * Reads a discovery document, whose issuer must be one of those given, character by character (O-5).
 *
 * @throws OidcFailure
 */
export function readMetadata(
  document: Readonly<Record<string, unknown>>,
  issuers: readonly string[],
): ProviderMetadata {
  const texts = Object.fromEntries(
    [...required, ...optional].flatMap((name) => (typeof document[name] === 'string' ? [[name, document[name]]] : [])),
  ) as Partial<ProviderMetadata>
  const { issuer, authorization_endpoint, token_endpoint, jwks_uri } = texts
  if (
    issuer === undefined ||
    authorization_endpoint === undefined ||
    token_endpoint === undefined ||
    jwks_uri === undefined
  ) {
    throw new OidcFailure('invalid_discovery', { missing: required.filter((name) => texts[name] === undefined) })
  }
  if (!issuers.includes(issuer)) throw new OidcFailure('wrong_discovery_issuer', { expected: issuers, found: issuer })
  return {
    ...texts,
    issuer,
    authorization_endpoint,
    token_endpoint,
    jwks_uri,
    authorization_response_iss_parameter_supported: document.authorization_response_iss_parameter_supported === true,
    token_endpoint_auth_methods_supported: announcedAuthentications(document),
    id_token_signing_alg_values_supported: acceptedAlgorithms(document.id_token_signing_alg_values_supported),
    userinfo_signing_alg_values_supported: acceptedAlgorithms(document.userinfo_signing_alg_values_supported),
  }
}

/** How clients may authenticate. A document that does not say so means `client_secret_basic` (Discovery 1.0 §3). */
export function announcedAuthentications(document: Readonly<Record<string, unknown>>): string[] {
  const { token_endpoint_auth_methods_supported: methods } = document
  return Array.isArray(methods) ? methods.filter((each) => typeof each === 'string') : ['client_secret_basic']
}
