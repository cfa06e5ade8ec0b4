/** Every cause for which a sign-in through OpenID Connect fails, with the sentence that an administrator reads. */
export const oidcFailureCauses = {
  // The settings of the connection.
  not_configured: 'The connection has no provider, no client ID or no client credentials.',
  // Reaching the provider.
  invalid_address: 'An address of the provider is not a URL.',
  insecure_address: 'An address of the provider does not start with https.',
  forbidden_address: 'An address of the provider leads into a private, local or reserved network.',
  unknown_host: 'The provider’s host name was not found.',
  provider_unreachable: 'The connection to the provider failed or was interrupted.',
  tls_failed: 'The certificate of the provider’s server is not trusted, or the server does not support TLS.',
  provider_timed_out: 'The provider did not respond in time.',
  answer_too_large: 'The provider’s answer is larger than a sign-in needs.',
  provider_redirected:
    'The provider responded with a redirect, which is not followed. Use the address that it redirects to.',
  unexpected_status: 'The provider responded with an error status: it has a problem, or the address is wrong.',
  not_json: 'The provider responded with something other than JSON.',
  // Its discovery document.
  invalid_discovery: 'The discovery document lacks something that a sign-in needs.',
  wrong_discovery_issuer: 'The discovery document belongs to another issuer than that of this connection.',
  // What the browser brought back.
  provider_refused: 'The provider did not sign the person in.',
  wrong_state: 'The answer belongs to another sign-in.',
  missing_code: 'The provider sent the browser back without a code.',
  missing_response_issuer:
    'The response does not say which issuer sent it, although the provider announces that it does.',
  wrong_response_issuer: 'The answer was sent by another issuer.',
  // The exchange of the code.
  client_refused:
    'The provider does not accept the client ID, the client’s credentials, such as its secret, or the way in which they are sent.',
  code_refused:
    'The provider does not accept the code: it was used before, has expired, or belongs to another redirect URI.',
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
  wrong_signature:
    'The signature of the ID token does not match: the token was changed, or was signed with another key.',
  // What the ID token says.
  missing_claim: 'The ID token lacks a claim that every ID token has.',
  invalid_claim: 'A claim of the ID token has the wrong type.',
  wrong_issuer: 'The ID token was issued by another issuer.',
  wrong_audience: 'The ID token was issued for another client.',
  untrusted_audiences: 'The ID token was issued for several clients and does not say which of them it is for.',
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
  invalid_userinfo: 'The response of the userinfo endpoint is not valid.',
  invalid_userinfo_signature: 'The signature of the userinfo response cannot be verified.',
} as const

export type OidcFailureCause = keyof typeof oidcFailureCauses
