import { defineSlice } from '#platform/slices/slice.ts'

export const health = defineSlice({})
