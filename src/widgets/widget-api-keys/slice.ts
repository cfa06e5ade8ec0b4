import { defineSlice } from '#platform/slices/slice.ts'
import { widgetCallsArea } from '../widget-tokens/index.ts'
import { createOrganizationKeyOperation } from './operations/create-organization-key.ts'
import { createOwnKeyOperation } from './operations/create-own-key.ts'
import { deleteOrganizationKeyOperation } from './operations/delete-organization-key.ts'
import { deleteOwnKeyOperation } from './operations/delete-own-key.ts'
import { expireOrganizationKeyOperation } from './operations/expire-organization-key.ts'
import { expireOwnKeyOperation } from './operations/expire-own-key.ts'
import { listOrganizationKeyPermissionsOperation } from './operations/list-organization-key-permissions.ts'
import { listOrganizationKeysOperation } from './operations/list-organization-keys.ts'
import { listOwnKeyPermissionsOperation } from './operations/list-own-key-permissions.ts'
import { listOwnKeysOperation } from './operations/list-own-keys.ts'

export const widgetApiKeys = defineSlice({
  area: widgetCallsArea,
  operations: [
    createOrganizationKeyOperation,
    createOwnKeyOperation,
    deleteOrganizationKeyOperation,
    deleteOwnKeyOperation,
    expireOrganizationKeyOperation,
    expireOwnKeyOperation,
    listOrganizationKeyPermissionsOperation,
    listOrganizationKeysOperation,
    listOwnKeyPermissionsOperation,
    listOwnKeysOperation,
  ],
})
