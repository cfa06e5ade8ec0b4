import { defineSlice } from '#platform/slices/slice.ts'

/** Its operation is served in production only: development has its start page there. */
export const frontPage = defineSlice({})
