import { defineSlice } from '#platform/slices/slice.ts'

export const providerDocuments = defineSlice({})
