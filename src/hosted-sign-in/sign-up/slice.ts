import { errorTexts, pagePreviews } from '#pages/kit/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { invitationErrorTexts } from './invitation/error-texts.ts'
import { inviteOperations } from './invitation/operations.ts'
import { signUpForm, signUpPage } from './operations.ts'
import { previews } from './previews.ts'
import { waitlistOperations } from './waitlist/operations.ts'

export const signUpPages = defineSlice({
  operations: [signUpPage, signUpForm, ...inviteOperations, ...waitlistOperations],
  fills: [pagePreviews.fill(previews), errorTexts.fill(invitationErrorTexts)],
})
