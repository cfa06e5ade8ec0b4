import { defineError } from '#platform/http/errors.ts'

/** An error of official bodies, with the vendor's code. */
export function officialError(status: 400 | 409 | 422, code: string, when: string, message: string) {
  return defineError({ status, code, when }, () => message)
}

export const externalIdInUse = officialError(
  400,
  'external_id_already_in_use',
  'A connection of another organization has this external id, or, in a change, any other connection.',
  'Another connection has this `external_id`. Send a different one.',
)
export const typeNotSupported = officialError(
  400,
  'connection_type_not_supported',
  'The type is unknown, or is neither of SAML nor of OpenID Connect.',
  'Send a `connection_type` of SAML or OpenID Connect, such as `OktaSAML` or `GenericOIDC`.',
)
export const typeConflicts = officialError(
  400,
  'connection_type_conflicts_with_options',
  'The options are of another protocol than the type.',
  'Send `saml_options` with a SAML type and `oidc_options` with an OpenID Connect type.',
)
export const bothOptions = officialError(
  400,
  'both_saml_and_oidc_options_provided',
  'The request has options of both protocols.',
  'Send `saml_options` or `oidc_options`, not both.',
)
export const ambiguousSaml = officialError(
  400,
  'ambiguous_saml_options',
  'The request has the URL of metadata and what would be in it.',
  'Send `idp_metadata_url`, or `idp_sso_url` with `idp_signing_certs`, not both.',
)
export const incompleteSaml = officialError(
  400,
  'incomplete_saml_options',
  'A new connection has neither the URL of metadata nor a sign-in URL with certificates.',
  'Send `idp_metadata_url`, or `idp_sso_url` with `idp_signing_certs`.',
)
export const typeOrOptionsRequired = officialError(
  400,
  'connection_type_or_options_required',
  'A new connection has neither a type nor options.',
  'Send `saml_options` or `oidc_options`, or a `type` whose settings follow.',
)
export const samlOptionsRequired = officialError(
  400,
  'saml_options_required',
  'A new connection of SAML has no options.',
  'Send `saml_options`.',
)
export const oidcOptionsRequired = officialError(
  400,
  'oidc_options_required',
  'A new OpenID Connect connection has no options, or its options lack a discovery endpoint or a client id.',
  'Send `oidc_options` with `discovery_endpoint` and `client_id`.',
)
export const authenticationNotSupported = officialError(
  400,
  'token_authentication_method_not_supported',
  'The way in which the client authenticates is unknown.',
  'Send `client_secret_basic`, `client_secret_post` or `private_key_jwt`.',
)
export const clientSecretRequired = officialError(
  400,
  'client_secret_required',
  'The client authenticates with a secret, but has none.',
  'Send `client_secret`, or `private_key_jwt` as `token_authentication_method`.',
)
export const clientSecretNotAccepted = officialError(
  400,
  'client_secret_not_accepted',
  'The client authenticates by a signature, which needs no secret.',
  'Leave `client_secret` out, or send another `token_authentication_method`.',
)
export const discoveryNeedsHttps = officialError(
  400,
  'discovery_endpoint_must_use_https',
  'The discovery endpoint has no https address. On loopback, development allows http.',
  'Send a `discovery_endpoint` that begins with https://.',
)
export const algorithmNotSupported = officialError(
  400,
  'id_token_signature_algorithm_not_supported',
  'ID tokens cannot be verified with this algorithm. Algorithms with a shared key (such as HS256) are never accepted.',
  'Send RS256, another RS, PS or ES algorithm of 256, 384 or 512 bits, or EdDSA.',
)
export const invalidCertificate = officialError(
  400,
  'invalid_certificate',
  'A certificate cannot be read, or its key is too weak.',
  'Send certificates in PEM with a key of RSA of 2048 bits or more, or of a curve of NIST.',
)
export const keyPairNotAccepted = officialError(
  400,
  'key_pair_not_accepted',
  'A key pair cannot be read, its halves do not belong together, or its key is not of RSA with 2048 bits or more.',
  'Send a private key of RSA with 2048 bits or more and its certificate, both in PEM.',
)
export const conflictingMembers = officialError(
  400,
  'conflicting_members',
  'The request has the same setting in the official spelling and in ours.',
  'Send one of each pair: `connection_type` or `type`, `saml_options` or `saml`, `oidc_options` or `oidc`, `attribute_maps` or `attribute_map`.',
)
export const metadataFetchFailed = officialError(
  422,
  'idp_metadata_fetch_failed',
  'The metadata of the provider cannot be fetched or read.',
  'Check `idp_metadata_url`: it must answer with the metadata of one identity provider.',
)
export const notVerified = officialError(
  422,
  'connection_could_not_be_verified',
  'The discovery document of the provider cannot be fetched or read, or is of another issuer.',
  'Check `discovery_endpoint`: it must answer with the document of its issuer.',
)
export const invalidSsoUrl = officialError(
  422,
  'invalid_idp_sso_url',
  'People cannot be sent to the sign-in URL of the provider.',
  'Send a public https address as `idp_sso_url`.',
)
export const typeNotUpdatable = officialError(
  422,
  'connection_type_not_updatable',
  'A change names another type in the official spelling.',
  'Leave `connection_type` out, or create another connection.',
)

const ofBoth = [
  externalIdInUse,
  typeNotSupported,
  typeConflicts,
  bothOptions,
  ambiguousSaml,
  authenticationNotSupported,
  clientSecretRequired,
  clientSecretNotAccepted,
  discoveryNeedsHttps,
  algorithmNotSupported,
  conflictingMembers,
  metadataFetchFailed,
  notVerified,
  invalidSsoUrl,
]
export const creationErrors = [
  ...ofBoth,
  incompleteSaml,
  typeOrOptionsRequired,
  samlOptionsRequired,
  oidcOptionsRequired,
  invalidCertificate,
  keyPairNotAccepted,
]
export const changeErrors = [...ofBoth, typeNotUpdatable]

export const connectionIsNotSaml = officialError(
  400,
  'connection_is_not_saml',
  'The connection is not a SAML connection.',
  'Only connections of SAML have certificates.',
)
