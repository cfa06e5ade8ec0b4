import { defineSlice } from '#platform/slices/slice.ts'

export const signInParts = defineSlice({})
