import { defineSlice } from '#platform/slices/slice.ts'
import { domainOperations } from './operations.ts'

/** The domains of the organization and their verification. */
export const portalDomains = defineSlice({ operations: domainOperations })
