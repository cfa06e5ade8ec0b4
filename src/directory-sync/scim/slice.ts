import { defineSlice } from '#platform/slices/slice.ts'
import { bulkScimOperation } from './operations/bulk.ts'
import {
  patchScimGroupOperation,
  patchScimUserOperation,
  replaceScimGroupOperation,
  replaceScimUserOperation,
} from './operations/change-resource.ts'
import { createScimGroupOperation, createScimUserOperation } from './operations/create-resource.ts'
import { deleteScimGroupOperation, deleteScimUserOperation } from './operations/delete-resource.ts'
import {
  getResourceTypeOperation,
  getSchemaOperation,
  getServiceProviderConfigOperation,
  listResourceTypesOperation,
  listSchemasOperation,
} from './operations/discovery.ts'
import { getScimGroupOperation, getScimUserOperation } from './operations/get-resource.ts'
import { listScimGroupsOperation, listScimUsersOperation } from './operations/list-resources.ts'
import { meOperations } from './operations/me.ts'
import { searchScimGroupsOperation, searchScimOperation, searchScimUsersOperation } from './operations/search.ts'

export const scim = defineSlice({
  area: {
    name: 'SCIM',
    group: 'Sign-in',
    description: 'The API that identity providers call to sync the users and groups of a directory.',
  },
  operations: [
    listScimUsersOperation,
    createScimUserOperation,
    searchScimUsersOperation,
    getScimUserOperation,
    replaceScimUserOperation,
    patchScimUserOperation,
    deleteScimUserOperation,
    listScimGroupsOperation,
    createScimGroupOperation,
    searchScimGroupsOperation,
    getScimGroupOperation,
    replaceScimGroupOperation,
    patchScimGroupOperation,
    deleteScimGroupOperation,
    searchScimOperation,
    bulkScimOperation,
    getServiceProviderConfigOperation,
    listResourceTypesOperation,
    getResourceTypeOperation,
    listSchemasOperation,
    getSchemaOperation,
    ...meOperations,
  ],
})
