import { defineSlice } from '#platform/slices/slice.ts'

export const providerGuidePages = defineSlice({})
