import { defineSlice } from '#platform/slices/slice.ts'
import { oauthArea } from '../oauth-server/index.ts'
import { getFirstResourceMetadataOperation, getResourceMetadataOperation } from './operations/get-resource-metadata.ts'

export const resourceMetadata = defineSlice({
  area: oauthArea,
  operations: [getFirstResourceMetadataOperation, getResourceMetadataOperation],
})
