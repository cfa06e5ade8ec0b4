/** What a person brings back from the provider: members of `saml` and `oidc` of a connection, or what a directory is read with. */
export type Answer =
  | 'idp_metadata_url'
  | 'idp_metadata_xml'
  | 'idp_entity_id'
  | 'idp_sso_url'
  | 'idp_certificates'
  | 'discovery_endpoint'
  | 'client_id'
  | 'client_secret'
  | 'service_account_key'
  | 'admin_email'
  | 'company'
  | 'api_key'

/** What comes as a file. */
export type FileAnswer = 'idp_metadata_xml' | 'service_account_key'

/**
 * A way to tell us of a provider: its metadata by URL or as a file, entity id with sign-in URL and certificate, or a client of
 * OpenID Connect with the discovery endpoint.
 */
export type Ask = 'metadata_url' | 'metadata_file' | 'manual' | 'client'

export const answersOf: Readonly<Record<Ask, readonly Answer[]>> = {
  metadata_url: ['idp_metadata_url'],
  metadata_file: ['idp_metadata_xml'],
  manual: ['idp_sso_url', 'idp_entity_id', 'idp_certificates'],
  client: ['client_id', 'client_secret', 'discovery_endpoint'],
}
