import { defineSlice } from '#platform/slices/slice.ts'

export const providedIdentities = defineSlice({})
