import { defineSlice } from '#platform/slices/slice.ts'

/** Its operation is served in development only: see `createResetOperation`. */
export const seed = defineSlice({ tables: { applied_seeds: { impersonal: { 'keys, names of ours': ['digest'] } } } })
