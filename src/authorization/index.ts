import { createResourceOperation } from './operations/create-resource.ts'
import { deleteResourceOperation } from './operations/delete-resource.ts'
import { deleteResourceByExternalIdOperation } from './operations/delete-resource-by-external-id.ts'
import { getResourceOperation } from './operations/get-resource.ts'
import { getResourceByExternalIdOperation } from './operations/get-resource-by-external-id.ts'
import { listResourcesOperation } from './operations/list-resources.ts'
import { updateResourceOperation } from './operations/update-resource.ts'
import { updateResourceByExternalIdOperation } from './operations/update-resource-by-external-id.ts'

export const operations = [
  listResourcesOperation,
  createResourceOperation,
  getResourceOperation,
  updateResourceOperation,
  deleteResourceOperation,
  getResourceByExternalIdOperation,
  updateResourceByExternalIdOperation,
  deleteResourceByExternalIdOperation,
]
