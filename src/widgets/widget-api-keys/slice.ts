import { defineSlice } from '#platform/slices/slice.ts'
import { widgetCallsArea } from '../widget-tokens/index.ts'
import { createKeyOperations } from './operations/create-key.ts'
import { deleteKeyOperations } from './operations/delete-key.ts'
import { expireKeyOperations } from './operations/expire-key.ts'
import { listKeyPermissionsOperations } from './operations/list-key-permissions.ts'
import { listOrganizationKeysOperation } from './operations/list-organization-keys.ts'
import { listOwnKeysOperation } from './operations/list-own-keys.ts'

/** The API keys of the organization, and of its users. */
export const widgetApiKeys = defineSlice({
  area: widgetCallsArea,
  operations: [
    ...createKeyOperations,
    ...deleteKeyOperations,
    ...expireKeyOperations,
    ...listKeyPermissionsOperations,
    listOrganizationKeysOperation,
    listOwnKeysOperation,
  ],
})
