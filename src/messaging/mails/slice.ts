import { defineSlice } from '../../platform/slice.ts'

export const mails = defineSlice({})
