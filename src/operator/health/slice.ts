import { defineSlice } from '../../platform/slice.ts'

export const health = defineSlice({})
