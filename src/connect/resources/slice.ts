import { defineSlice } from '#platform/slices/slice.ts'
import { createResourceOperation } from './operations/create-resource.ts'
import { deleteResourceOperation } from './operations/delete-resource.ts'
import { listResourcesOperation } from './operations/list-resources.ts'

export const connectResources = defineSlice({
  operations: [listResourcesOperation, createResourceOperation, deleteResourceOperation],
  tables: { connect_resources: {} },
})
