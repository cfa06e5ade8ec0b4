import { platformErrors } from '#platform/http/errors.ts'
import { inArea } from '#platform/http/reference-area.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { environmentArea, redirectsArea } from './area.ts'
import { managementKeysEnd } from './gauges.ts'
import { deleteEndedManagementKeys } from './jobs.ts'
import { createManagementKeyOperation } from './operations/create-management-key.ts'
import { deleteAppHomepageUrlOperation } from './operations/delete-app-homepage-url.ts'
import { getEnvironmentOperation } from './operations/get-environment.ts'
import { createGetSignInSettingsOperation } from './operations/get-sign-in-settings.ts'
import { listManagementKeysOperation } from './operations/list-management-keys.ts'
import { renameManagementKeyOperation } from './operations/rename-management-key.ts'
import { revokeManagementKeyOperation } from './operations/revoke-management-key.ts'
import { rollManagementKeyOperation } from './operations/roll-management-key.ts'
import { setAppHomepageUrlOperation } from './operations/set-app-homepage-url.ts'
import { updateEnvironmentOperation } from './operations/update-environment.ts'
import { createUpdateSignInSettingsOperation } from './operations/update-sign-in-settings.ts'

import { policySettings } from './policy-settings.ts'
import { signInSettings } from './settings.ts'

export const environments = defineSlice({
  area: environmentArea,
  operations: (catalog) => [
    getEnvironmentOperation,
    updateEnvironmentOperation,
    ...inArea(redirectsArea, [setAppHomepageUrlOperation, deleteAppHomepageUrlOperation]),
    createGetSignInSettingsOperation(signInSettings.of({ catalog })),
    createUpdateSignInSettingsOperation(signInSettings.of({ catalog })),
    listManagementKeysOperation,
    createManagementKeyOperation,
    renameManagementKeyOperation,
    rollManagementKeyOperation,
    revokeManagementKeyOperation,
  ],
  crons: [deleteEndedManagementKeys],
  gauges: [managementKeysEnd],
  tables: {
    environments: {
      kept: { until: 'it is deleted' },
      missing: () => platformErrors.unauthorized('The environment of this credential does not exist any more.'),
      readable: ['id', 'name', 'client_id', 'kind', 'created_at', 'absent'],
      impersonal: { 'what an operator configures': ['name', 'app_homepage_url', 'begun'] },
    },
    management_keys: {
      moves: 'they are known by hashes under keys of the database: make new ones',
      kept: { until: 'it is deleted' },
      readable: ['id', 'name', 'expires_at'],
      impersonal: { 'what an operator configures': ['name', 'obfuscated_value'] },
    },
    credentials: { hashed: ['hash'], readable: ['hash', 'kind', 'api_key_id'] },
    environment_placements: {
      moves: 'it says where environments are, and stays with the operators',
      kept: { until: 'the environment is deleted' },
      impersonal: { 'a name that an operator gives': ['cluster'] },
    },
    sign_in_settings: { impersonal: { 'what an application configures': ['settings', 'radar', 'directory_sync'] } },
  },
  fills: [signInSettings.fill(policySettings)],
})
