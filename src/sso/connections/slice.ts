import { roleHolders } from '#access/roles/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithOrganization } from '#tenancy/organizations/index.ts'
import { singleSignOnArea } from './area.ts'
import { refreshDiscoveryJob, refreshDueDiscovery } from './discovery/jobs.ts'
import { endConnections } from './end-connections.ts'
import * as connectionEvents from './events.ts'
import { discoveryBehind, metadataBehind } from './gauges.ts'
import { connectionGroupRoles } from './group-roles.ts'
import { refreshDueMetadata, refreshMetadataJob } from './metadata/jobs.ts'
import { createConnectionOperation } from './operations/create-connection.ts'
import { deleteConnectionOperation } from './operations/delete-connection.ts'
import { getConnectionOperation } from './operations/get-connection.ts'
import { getConnectionConfigurationOperation } from './operations/get-connection-configuration.ts'
import { getConnectionSettingsOperation } from './operations/get-connection-settings.ts'
import { listConnectionsOperation } from './operations/list-connections.ts'
import { rotateKeysOperation } from './operations/rotate-keys.ts'
import { updateConnectionOperation } from './operations/update-connection.ts'
import { deleteRetiredKeys } from './saml/retired-keys.ts'

export const connections = defineSlice({
  area: singleSignOnArea,
  operations: [
    listConnectionsOperation,
    createConnectionOperation,
    getConnectionOperation,
    getConnectionSettingsOperation,
    getConnectionConfigurationOperation,
    updateConnectionOperation,
    deleteConnectionOperation,
    rotateKeysOperation,
  ],
  events: Object.values(connectionEvents),
  impersonalTexts: [
    [/^connection\.\w+ (name|connection_type|external_key|domains\.domain)$/, 'a connection of an organization'],
  ],
  tables: {
    connections: {
      kept: { until: 'it is deleted' },
      missing: (id) => notFound('Connection', id),
      readable: ['id', 'organization_id', 'connection_type', 'state', 'name'],
      impersonal: {
        'a provider, which is no person': ['connection_type', 'name', 'external_key', 'external_id', 'attribute_map'],
      },
    },
    connection_domains: { impersonal: { 'a provider, which is no person': ['domain'] } },
    saml_settings: {
      kept: { until: 'its connection is deleted' },
      readable: ['connection_id', 'idp_metadata_url', 'signs_requests'],
      impersonal: {
        'a provider, which is no person': [
          'idp_sso_url',
          'idp_slo_url',
          'idp_metadata_url',
          'idp_metadata_etag',
          'idp_metadata_failure',
          'idp_slo_response_url',
          'kept_acs_url',
          'ignored_certificates',
        ],
      },
    },
    saml_certificates: {
      kept: { until: 'its connection is deleted, which shows it' },
      readable: ['id', 'connection_id', 'fingerprint', 'expires_at', 'vanished_at', 'announced_days'],
      impersonal: { 'a provider, which is no person': ['fingerprint', 'pem'] },
    },
    saml_keys: {
      renewal: "our SAML keys: rotate each, and have the customer's administrator take over the certificate",
      sealed: { sealed_private_key: 'saml_key:{id}' },
      kept: { until: 'its successor has signed for long' },
      readable: ['id', 'connection_id', 'expires_at', 'announced_days', 'use'],
      impersonal: { 'a provider, which is no person': ['certificate', 'sealed_private_key'] },
    },
    oidc_settings: {
      readable: ['connection_id', 'issuer', 'accepts_identity_assertions'],
      renewal: 'OpenID Connect connections: replace the client secrets at the identity providers',
      sealed: { sealed_client_secret: 'oidc_client_secret:{connection_id}' },
      kept: { until: 'its connection is deleted' },
      impersonal: {
        'a provider, which is no person': [
          'issuer',
          'discovery_endpoint',
          'sealed_client_secret',
          'scopes',
          'kept_redirect_uri',
          'id_token_algorithm',
          'discovery_failure',
        ],
      },
    },
    connection_group_roles: { impersonal: { 'a provider, which is no person': ['group_name'] } },
    oidc_keys: {
      renewal:
        "our client keys at identity providers: make a new connection, of which the customer's administrator registers the key set",
      sealed: { sealed_private_key: 'oidc_key:{id}' },
      kept: { until: 'its connection is deleted' },
      impersonal: { 'a provider, which is no person': ['public_jwk', 'sealed_private_key'] },
    },
  },
  jobs: [refreshMetadataJob, refreshDiscoveryJob],
  gauges: [metadataBehind, discoveryBehind],
  crons: [refreshDueMetadata, refreshDueDiscovery, deleteRetiredKeys],
  fills: [endsWithOrganization.fill({ end: endConnections }), roleHolders.fill(connectionGroupRoles.holder)],
})
