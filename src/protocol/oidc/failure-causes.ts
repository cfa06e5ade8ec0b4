/** Every cause for which a sign-in through OpenID Connect fails, with the sentence that an administrator reads. */
export const oidcFailureCauses = {
  // The settings of the connection.
  not_configured: 'The connection lacks its provider, its client id, or what the client proves itself with.',
  // Reaching the provider.
  invalid_address: 'An address of the provider is no URL.',
  insecure_address: 'An address of the provider does not start with https.',
  forbidden_address: 'An address of the provider leads into a private, local or reserved network.',
  unknown_host: 'The host name of the provider is not known.',
  provider_unreachable: 'The connection to the provider could not be made or broke off.',
  tls_failed: 'The certificate of the provider’s server is not trusted, or it speaks no TLS.',
  provider_timed_out: 'The provider did not answer in time.',
  answer_too_large: 'The provider’s answer is larger than a sign-in needs.',
  provider_redirected: 'The provider answered with a redirect, which is not followed. Use the address that it names.',
  unexpected_status: 'The provider answered with a status that tells of a fault on its side or of a wrong address.',
  not_json: 'The provider answered with something other than JSON.',
  // Its discovery document.
  invalid_discovery: 'The discovery document lacks something that a sign-in needs.',
  wrong_discovery_issuer: 'The discovery document is of another issuer than the one of this connection.',
  // What the browser brought back.
  provider_refused: 'The provider did not sign the person in.',
  wrong_state: 'The answer belongs to another sign-in.',
  missing_code: 'The provider sent the browser back without a code.',
  missing_response_issuer: 'The answer does not say which issuer sent it, though the provider announces that it does.',
  wrong_response_issuer: 'The answer was sent by another issuer.',
  // The exchange of the code.
  client_refused:
    'The provider does not accept the client id, what the client proves itself with, such as its secret, or the way in which that is sent.',
  code_refused:
    'The provider does not accept its code: it was used before, has expired, or belongs to another redirect URI.',
  exchange_refused: 'The provider refused to exchange its code for tokens.',
  invalid_token_answer: 'The provider’s token answer lacks a member, or one has the wrong type.',
  missing_id_token: 'The provider sent no ID token. Allow the scope openid for the client.',
  // The ID token as bytes, and its signature.
  malformed_id_token: 'The ID token is not a signed JSON Web Token.',
  encrypted_id_token: 'The ID token is encrypted. Have the provider sign it only.',
  unsigned_id_token: 'The ID token is not signed.',
  forbidden_algorithm:
    'The ID token is signed with an algorithm that is not accepted, or that the provider does not announce. Have the provider sign with RS256 or ES256.',
  unknown_critical_header: 'The ID token demands an extension that is not understood.',
  invalid_keys: 'The keys that the provider publishes cannot be read.',
  unknown_key: 'The ID token is signed with a key that the provider does not publish.',
  ambiguous_key: 'The provider publishes several keys, and the ID token does not say which signed it.',
  weak_key: 'The ID token is signed with an RSA key of less than 2048 bits.',
  wrong_signature: 'The signature of the ID token does not fit: it was changed, or signed with another key.',
  // What the ID token says.
  missing_claim: 'The ID token lacks a claim that every ID token has.',
  invalid_claim: 'A claim of the ID token has the wrong type.',
  wrong_issuer: 'The ID token was issued by another issuer.',
  wrong_audience: 'The ID token was issued for another client.',
  untrusted_audiences: 'The ID token was issued for several clients and does not say for which of them.',
  wrong_authorized_party: 'The ID token was issued to another client.',
  expired: 'The ID token has expired, or a clock is wrong.',
  issued_in_future: 'The ID token was issued in the future: a clock is wrong.',
  not_yet_valid: 'The ID token is not valid yet: a clock is wrong.',
  missing_nonce: 'The ID token does not carry the nonce of its sign-in.',
  wrong_nonce: 'The ID token was issued for another sign-in.',
  wrong_access_token_hash: 'The ID token belongs to another access token.',
  missing_authentication_time: 'The person had to sign in again, and the ID token does not say when they did.',
  not_authenticated_again: 'The person had to sign in again at the provider, and did not.',
  // The userinfo endpoint.
  wrong_userinfo_subject: 'The userinfo endpoint answered about another person.',
  invalid_userinfo: 'The answer of the userinfo endpoint is not acceptable.',
  invalid_userinfo_signature: 'The signature of the answer of the userinfo endpoint cannot be verified.',
} as const

export type OidcFailureCause = keyof typeof oidcFailureCauses
