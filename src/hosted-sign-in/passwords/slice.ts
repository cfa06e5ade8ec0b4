import { defineSlice } from '#platform/slices/slice.ts'
import { forgotPasswordOperations } from './forgot-password/operations.ts'
import { signInPasswordForm, signInPasswordPage } from './password/operations.ts'
import { resetPasswordOperations } from './reset-password/operations.ts'

export const passwordPages = defineSlice({
  operations: [signInPasswordPage, signInPasswordForm, ...forgotPasswordOperations, ...resetPasswordOperations],
})
