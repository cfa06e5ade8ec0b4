import { defineSlice } from '#platform/slices/slice.ts'
import { logoutOperation } from './operations.ts'

export const signOutPages = defineSlice({
  operations: [logoutOperation],
})
