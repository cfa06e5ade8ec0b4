/** What a person brings back from the provider: members of `saml` and `oidc` of a connection, or what a directory is read with, or a service is used with. */
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
  | ServiceAnswer

/** What a log stream or a key of the customer is set up with. */
export type ServiceAnswer =
  | 'region'
  | 'source'
  | 'url'
  | 'token'
  | 'account_id'
  | 'role_name'
  | 'bucket_name'
  | 'bucket_path'
  | 'access_key_id'
  | 'secret_access_key'
  | 'tenant_id'
  | 'data_collection_endpoint'
  | 'data_collection_rule_id'
  | 'stream_name'
  | 'format'
  | 'header_name'
  | 'header_value'
  | 'base_url'
  | 'key_arn'
  | 'key_name'
  | 'key_url'
  | 'endpoint'

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
