import { defineSlice } from '#platform/slices/slice.ts'

export const samlThreads = defineSlice({})
