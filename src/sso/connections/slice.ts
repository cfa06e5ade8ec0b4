import { roleHolders } from '#access/roles/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { beginsWithItContact } from '#tenancy/it-contacts/index.ts'
import { endsWithOrganization } from '#tenancy/organizations/index.ts'
import { singleSignOnArea } from './area.ts'
import { endConnections } from './end-connections.ts'
import * as connectionEvents from './events.ts'
import { warnNewContacts } from './expiry/announce.ts'
import { announceExpiringCertificates, deleteRetiredKeys } from './expiry/jobs.ts'
import { connectionGroupRoles } from './group-roles.ts'
import { refreshDueMetadata, refreshMetadataJob } from './metadata/jobs.ts'
import { createConnectionOperation } from './operations/create-connection.ts'
import { deleteConnectionOperation } from './operations/delete-connection.ts'
import { getConnectionOperation } from './operations/get-connection.ts'
import { listConnectionsOperation } from './operations/list-connections.ts'
import { rotateKeysOperation } from './operations/rotate-keys.ts'
import { updateConnectionOperation } from './operations/update-connection.ts'

export const connections = defineSlice({
  area: singleSignOnArea,
  operations: [
    listConnectionsOperation,
    createConnectionOperation,
    getConnectionOperation,
    updateConnectionOperation,
    deleteConnectionOperation,
    rotateKeysOperation,
  ],
  events: Object.values(connectionEvents),
  tables: {
    connections: {
      missing: (id) => notFound('Connection', id),
      readable: ['id', 'organization_id', 'connection_type', 'state'],
    },
    connection_domains: {},
    saml_settings: {},
    saml_certificates: {},
    saml_keys: {},
    oidc_settings: {},
    connection_group_roles: {},
    oidc_keys: {},
  },
  jobs: [refreshMetadataJob],
  crons: [refreshDueMetadata, announceExpiringCertificates, deleteRetiredKeys],
  fills: [
    endsWithOrganization.fill({ end: endConnections }),
    beginsWithItContact.fill({ begin: warnNewContacts }),
    roleHolders.fill(connectionGroupRoles.holder),
  ],
})
