import { defineSlice } from '#platform/slices/slice.ts'
import { widgetCallsArea } from '../widget-tokens/index.ts'
import { authorizeOrganizationOperation } from './operations/authorize-organization.ts'
import { authorizeOwnOperation, getOwnAuthorizationOperation } from './operations/authorize-own.ts'
import { configureForMembersOperation } from './operations/configure-members.ts'
import { configureForOrganizationOperation } from './operations/configure-organization.ts'
import { deleteAccountOperations } from './operations/delete-account.ts'
import { getAuthorizationStatusOperation } from './operations/get-authorization-status.ts'
import { listPipeConfigurationsOperation } from './operations/list-configurations.ts'
import { listOrganizationPipesOperation } from './operations/list-organizations.ts'
import { listOwnPipesOperation } from './operations/list-own.ts'
import { listSharedPipesOperation } from './operations/list-shared.ts'
import { storeApiKeyOperations } from './operations/store-api-key.ts'
import { storeClientOperations } from './operations/store-client.ts'

/** Accounts at other services, of the user and of the organization. */
export const widgetPipes = defineSlice({
  area: widgetCallsArea,
  operations: [
    authorizeOrganizationOperation,
    getOwnAuthorizationOperation,
    authorizeOwnOperation,
    configureForMembersOperation,
    configureForOrganizationOperation,
    ...deleteAccountOperations,
    getAuthorizationStatusOperation,
    listPipeConfigurationsOperation,
    listOrganizationPipesOperation,
    listOwnPipesOperation,
    listSharedPipesOperation,
    ...storeApiKeyOperations,
    ...storeClientOperations,
  ],
})
