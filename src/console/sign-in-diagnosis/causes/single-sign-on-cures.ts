import type { oidcFailureCauses } from '#protocol/oidc/index.ts'
import type { samlFailureCauses } from '#protocol/saml/index.ts'
import type { identityFailureCauses } from '#sso/provided-identities/index.ts'
import type { ssoFailureCauses } from '#sso/sso-sessions/index.ts'

/** Every reason for which single sign-on fails. Each has its sentence where it is declared. */
export type SsoReason =
  | keyof typeof ssoFailureCauses
  | keyof typeof identityFailureCauses
  | keyof typeof samlFailureCauses
  | keyof typeof oidcFailureCauses

const tryAgain = 'Have them begin again at the sign-in page.'
const clocks = 'Check the clocks of the provider and of this server.'
const settings = 'Compare the addresses and ids of the connection with those at the provider.'
const certificate = 'Renew the certificates of the connection from the metadata of the provider.'
const keys = 'Check the keys that the provider publishes, or read its discovery document again.'
const message = 'Look at the response in the trace. The provider, or something before this server, builds it wrong.'
const signing = 'Have the provider sign the response or the assertion, with RSA or ECDSA and SHA-256.'
const encryption = 'Have the provider encrypt whole assertions with the certificate of this connection, or not at all.'
const attributes = 'Map the attribute at the provider, or change the attributes of the connection.'
const network = 'Check that this server reaches the provider: its name, its firewall and its certificate.'
const credentials = 'Enter the client id and its secret again.'
const metadata = 'Load the metadata of the provider again.'
const provider = 'Ask the administrator of the provider whether the person is assigned to the application.'
const person = 'Check the person’s session at the provider, and have them sign in there again.'
const support = 'Look at the response in the trace and ask the provider’s support about it.'

/** What to do about each reason. */
export const singleSignOnCures: Readonly<Record<SsoReason, string>> = {
  // From our side.
  connection_incomplete: 'Finish the setup of the connection.',
  connection_inactive: 'Turn the connection on.',
  unknown_request: tryAgain,
  already_answered: tryAgain,
  replayed_assertion: tryAgain,
  idp_initiated_disabled: 'Have them begin at the application, or allow sign-ins that begin at the provider.',
  no_redirect_uri: 'Set a default redirect URI.',
  outside_organization: 'Verify the domain for the organization, or invite the person as a guest.',
  membership_inactive: 'Reactivate the membership, or have the directory do so.',
  not_a_member: 'Add the person to the organization, or let single sign-on add members.',
  consent_denied: 'Have them try again and agree.',
  sign_in_refused: 'Look at what Radar and the action found, and whether signing up needs an invitation.',
  assertion_refused: 'The details of the trace say why. Compare the application with what the provider knows of it.',
  social_provider_failed: network,
  email_unproven: 'Have the person verify their email at the provider.',
  timed_out: 'Have them try again. If many do not come back, look at what the provider shows them.',
  // Who it is.
  missing_attribute: attributes,
  several_ids: attributes,
  invalid_id: attributes,
  transient_id: 'Have the provider send a persistent NameID, or an attribute with an id that stays the same.',
  invalid_email: attributes,
  // SAML: the message.
  too_large: 'Have the provider send fewer attributes, such as groups.',
  not_base64: message,
  not_utf8: message,
  not_xml: message,
  forbidden_dtd: message,
  forbidden_markup: message,
  too_complex: 'Have the provider send fewer attributes, such as groups.',
  took_too_long: 'Have the provider send fewer attributes, such as groups.',
  not_a_response: settings,
  wrong_version: 'Have the provider use SAML 2.0.',
  no_assertion: message,
  several_assertions: message,
  misplaced_assertion: message,
  misplaced_signature: message,
  forbidden_id: message,
  missing_id: message,
  duplicate_id: message,
  unsigned: signing,
  malformed_signature: signing,
  wrong_reference: signing,
  forbidden_transform: signing,
  forbidden_canonicalization: signing,
  weak_signature: signing,
  weak_digest: signing,
  weak_key: certificate,
  unknown_certificate: certificate,
  wrong_signature: certificate,
  forbidden_encryption: encryption,
  not_decryptable: encryption,
  encrypted_parts: encryption,
  // SAML: what the provider says.
  missing_status: message,
  provider_refused: provider,
  missing_issuer: settings,
  wrong_issuer: settings,
  missing_destination: settings,
  wrong_destination: settings,
  invalid_time: message,
  missing_subject: attributes,
  missing_name_id: attributes,
  no_bearer_confirmation: support,
  several_confirmations: support,
  incomplete_confirmation: support,
  wrong_recipient: settings,
  confirmation_expired: clocks,
  confirmation_not_yet_valid: clocks,
  in_response_to_disagrees: tryAgain,
  missing_conditions: support,
  unknown_condition: support,
  not_yet_valid: clocks,
  expired: clocks,
  missing_audience: settings,
  wrong_audience: settings,
  missing_authentication: support,
  session_expired: person,
  // Metadata.
  not_metadata: metadata,
  no_identity_provider: metadata,
  several_identity_providers: metadata,
  missing_sign_in_url: metadata,
  missing_certificate: metadata,
  unreadable_certificate: metadata,
  // OpenID Connect: reaching the provider.
  not_configured: 'Finish the setup of the connection.',
  invalid_address: settings,
  insecure_address: 'Use an address of the provider that begins with https.',
  forbidden_address: 'Use an address of the provider that is reachable from the internet.',
  unknown_host: network,
  provider_unreachable: network,
  tls_failed: network,
  provider_timed_out: network,
  answer_too_large: support,
  provider_redirected: 'Use the address that the provider redirects to.',
  unexpected_status: network,
  not_json: settings,
  invalid_discovery: support,
  wrong_discovery_issuer: settings,
  // OpenID Connect: what the browser brought back, and the exchange.
  wrong_state: tryAgain,
  missing_code: provider,
  missing_response_issuer: support,
  wrong_response_issuer: settings,
  client_refused: credentials,
  code_refused: 'Compare the redirect address of the connection with the one at the provider.',
  exchange_refused: credentials,
  invalid_token_answer: support,
  missing_id_token: 'Allow the scope openid for the client at the provider.',
  // OpenID Connect: the ID token.
  malformed_id_token: support,
  encrypted_id_token: 'Have the provider sign ID tokens only.',
  unsigned_id_token: 'Have the provider sign ID tokens with RS256 or ES256.',
  forbidden_algorithm: 'Have the provider sign ID tokens with RS256 or ES256.',
  unknown_critical_header: support,
  invalid_keys: keys,
  unknown_key: keys,
  ambiguous_key: keys,
  missing_claim: attributes,
  invalid_claim: attributes,
  untrusted_audiences: settings,
  wrong_authorized_party: settings,
  issued_in_future: clocks,
  missing_nonce: support,
  wrong_nonce: tryAgain,
  wrong_access_token_hash: support,
  missing_authentication_time: support,
  not_authenticated_again: person,
  wrong_userinfo_subject: support,
  invalid_userinfo: support,
  invalid_userinfo_signature: keys,
}
