import { defineSlice } from '../../platform/slice.ts'

export const referencePages = defineSlice({})
