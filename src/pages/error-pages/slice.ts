import { defineSlice } from '../../platform/slice.ts'

export const errorPages = defineSlice({})
