import { defineSlice } from '#platform/slices/slice.ts'
import { authorizeOperation } from './authorize.ts'
import { signInForm, signInPage } from './operations.ts'

export const signInEntry = defineSlice({
  operations: [authorizeOperation, signInPage, signInForm],
})
