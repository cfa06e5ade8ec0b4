import { defineSlice } from '#platform/slices/slice.ts'
import { certificateOperations } from './operations.ts'

/** The certificates by which messages of the identity provider are known, and their renewal. */
export const portalCertificates = defineSlice({ operations: certificateOperations })
