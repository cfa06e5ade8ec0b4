import { pagePreviews } from '#pages/kit/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { forgotPasswordOperations } from './forgot-password/operations.ts'
import { signInPasswordForm, signInPasswordPage } from './password/operations.ts'
import { previews } from './previews.ts'
import { resetPasswordOperations } from './reset-password/operations.ts'

export const passwordPages = defineSlice({
  operations: [signInPasswordPage, signInPasswordForm, ...forgotPasswordOperations, ...resetPasswordOperations],
  fills: [pagePreviews.fill(previews)],
})
