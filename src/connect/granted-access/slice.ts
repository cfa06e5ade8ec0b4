import { defineSlice } from '#platform/slices/slice.ts'

/** What users allowed others, for the pages and widgets on which they see and end it. */
export const grantedAccess = defineSlice({})
