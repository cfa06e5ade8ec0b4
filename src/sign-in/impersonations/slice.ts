import { defineSlice } from '../../platform/slice.ts'
import { createImpersonationOperation } from './operations/create-impersonation.ts'

export const impersonations = defineSlice({
  operations: [createImpersonationOperation],
})
