import { defineSlice } from '#platform/slices/slice.ts'
import { ownKeyOperations } from './operations.ts'

/** The encryption key that the organization brings. */
export const portalOwnKey = defineSlice({ operations: ownKeyOperations })
