import { defineSlice } from '#platform/slices/slice.ts'
import { entryOperations } from './entry/operations.ts'
import { homeOperations } from './home/operations.ts'

/** The ways into the portal and out of it, its menu, and the end of a set-up. */
export const portalOverview = defineSlice({ operations: [...entryOperations, ...homeOperations] })
