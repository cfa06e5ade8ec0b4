import { defineSlice } from '../../platform/slices/slice.ts'

/** Its operations are served in development only: see `createDevelopmentOperations`. */
export const development = defineSlice({ tables: { development_requests: {}, development_job_runs: {} } })
