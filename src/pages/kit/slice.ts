import { defineSlice } from '../../platform/slice.ts'

export const pageKit = defineSlice({})
