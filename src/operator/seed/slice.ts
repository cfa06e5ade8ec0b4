import { defineSlice } from '#platform/slices/slice.ts'

/** Its operation is served in development only: see `createResetOperation`. */
export const seed = defineSlice({
  tables: {
    applied_seeds: { kept: { until: 'its environment is deleted' }, impersonal: { 'keys, names of ours': ['digest'] } },
  },
})
