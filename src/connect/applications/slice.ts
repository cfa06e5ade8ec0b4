import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithOrganization } from '#tenancy/organizations/index.ts'
import { applicationsArea } from './area.ts'
import { endApplications } from './delete-application.ts'
import { createApplicationOperation } from './operations/create-application.ts'
import { createClientSecretOperation } from './operations/create-client-secret.ts'
import { deleteApplicationOperation } from './operations/delete-application.ts'
import { deleteClientSecretOperation } from './operations/delete-client-secret.ts'
import { deleteKeySetOperation } from './operations/delete-key-set.ts'
import { getApplicationOperation } from './operations/get-application.ts'
import { getKeySetOperation } from './operations/get-key-set.ts'
import { listApplicationsOperation } from './operations/list-applications.ts'
import { listClientSecretsOperation } from './operations/list-client-secrets.ts'
import { setKeySetOperation } from './operations/set-key-set.ts'
import { updateApplicationOperation } from './operations/update-application.ts'
import { applicationNotFound } from './service.ts'

export const connectApplications = defineSlice({
  area: applicationsArea,
  operations: [
    listApplicationsOperation,
    createApplicationOperation,
    getApplicationOperation,
    updateApplicationOperation,
    deleteApplicationOperation,
    listClientSecretsOperation,
    createClientSecretOperation,
    deleteClientSecretOperation,
    getKeySetOperation,
    setKeySetOperation,
    deleteKeySetOperation,
  ],
  tables: {
    connect_applications: {
      moves: { made: { registration_hash: () => null } },
      hashed: ['registration_hash'],
      kept: { until: 'it is deleted, or is unused for long where it registered itself' },
      missing: applicationNotFound,
      readable: ['id', 'client_id', 'name', 'backchannel_logout_uri', 'security_profile'],
      impersonal: {
        'applications and APIs, which are no persons': [
          'name',
          'description',
          'scopes',
          'redirect_uris',
          'jwks',
          'jwks_uri',
          'backchannel_logout_uri',
          'id_jag_audiences',
        ],
        'one of a list': ['security_profile'],
      },
    },
    connect_client_secrets: { hashed: ['hash'], kept: { until: 'it is deleted' }, impersonal: { keys: ['hint'] } },
  },
  fills: [endsWithOrganization.fill({ end: endApplications })],
})
