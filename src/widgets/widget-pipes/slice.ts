import { defineSlice } from '#platform/slices/slice.ts'
import { widgetCallsArea } from '../widget-tokens/index.ts'
import { authorizeOrganizationOperation } from './operations/authorize-organization.ts'
import { authorizeOwnOperation, getOwnAuthorizationOperation } from './operations/authorize-own.ts'
import { configureForMembersOperation } from './operations/configure-members.ts'
import { configureForOrganizationOperation } from './operations/configure-organization.ts'
import { deleteOrganizationAccountOperation } from './operations/delete-organization-account.ts'
import { deleteOwnAccountOperation } from './operations/delete-own-account.ts'
import { getAuthorizationStatusOperation } from './operations/get-authorization-status.ts'
import { listPipeConfigurationsOperation } from './operations/list-configurations.ts'
import { listOrganizationPipesOperation } from './operations/list-organizations.ts'
import { listOwnPipesOperation } from './operations/list-own.ts'
import { listSharedPipesOperation } from './operations/list-shared.ts'
import { storeOrganizationApiKeyOperation } from './operations/store-organization-api-key.ts'
import { storeOrganizationClientOperation } from './operations/store-organization-client.ts'
import { storeOwnApiKeyOperation } from './operations/store-own-api-key.ts'
import { storeOwnClientOperation } from './operations/store-own-client.ts'

export const widgetPipes = defineSlice({
  area: widgetCallsArea,
  operations: [
    authorizeOrganizationOperation,
    getOwnAuthorizationOperation,
    authorizeOwnOperation,
    configureForMembersOperation,
    configureForOrganizationOperation,
    deleteOrganizationAccountOperation,
    deleteOwnAccountOperation,
    getAuthorizationStatusOperation,
    listPipeConfigurationsOperation,
    listOrganizationPipesOperation,
    listOwnPipesOperation,
    listSharedPipesOperation,
    storeOrganizationApiKeyOperation,
    storeOrganizationClientOperation,
    storeOwnApiKeyOperation,
    storeOwnClientOperation,
  ],
})
