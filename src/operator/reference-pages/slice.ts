import { defineSlice } from '#platform/slices/slice.ts'

export const referencePages = defineSlice({})
