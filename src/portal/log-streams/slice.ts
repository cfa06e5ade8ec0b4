import { defineSlice } from '#platform/slices/slice.ts'
import { logStreamSetUpOperations } from './set-up-operations.ts'
import { logStreamSettingsOperations } from './settings-operations.ts'
import { logStreamOperations } from './stream-operations.ts'

/** Where the organization has its audit log sent. */
export const portalLogStreams = defineSlice({
  operations: [...logStreamSetUpOperations, ...logStreamOperations, ...logStreamSettingsOperations],
})
