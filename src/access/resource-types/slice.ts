import { environmentBeginnings } from '#environment/environments/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { resourcesArea } from './area.ts'
import { declareResourceTypeOperation } from './operations/declare-resource-type.ts'
import { deleteResourceTypeOperation } from './operations/delete-resource-type.ts'
import { getResourceTypeOperation } from './operations/get-resource-type.ts'
import { listResourceTypesOperation } from './operations/list-resource-types.ts'
import { beginWithRootType } from './root-type.ts'

export const resourceTypes = defineSlice({
  area: resourcesArea,
  operations: [
    listResourceTypesOperation,
    getResourceTypeOperation,
    declareResourceTypeOperation,
    deleteResourceTypeOperation,
  ],
  tables: {
    resource_types: {
      kept: { until: 'it is deleted' },
      missing: (id: string) => notFound('Resource type', id),
      impersonal: { 'no person': ['name'] },
    },
  },
  fills: [environmentBeginnings.fill({ name: 'resource_types', begin: beginWithRootType })],
})
