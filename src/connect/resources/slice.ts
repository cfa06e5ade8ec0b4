import { defineSlice } from '#platform/slices/slice.ts'
import { createResourceOperation } from './operations/create-resource.ts'
import { deleteResourceOperation } from './operations/delete-resource.ts'
import { listResourcesOperation } from './operations/list-resources.ts'

export const connectResources = defineSlice({
  area: {
    name: 'OAuth resources',
    group: 'Connect',
    description: 'The APIs that access tokens may be issued for.',
    after: 'Applications',
  },
  operations: [listResourcesOperation, createResourceOperation, deleteResourceOperation],
  tables: {
    connect_resources: {
      kept: { until: 'it is deleted' },
      impersonal: { 'applications and APIs, which are no persons': ['uri'] },
    },
  },
})
