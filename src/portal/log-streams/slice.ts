import { defineSlice } from '#platform/slices/slice.ts'
import { logStreamOperations } from './operations.ts'

/** Where the organization has its audit log sent. */
export const portalLogStreams = defineSlice({ operations: logStreamOperations })
