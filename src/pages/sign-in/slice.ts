import { defineSlice } from '#platform/slices/slice.ts'
import { errorTexts } from '../kit/index.ts'
import { authorizeOperation } from './authorize.ts'
import { failureTexts } from './failure-texts.ts'
import { completePage } from './pages/complete/operations.ts'
import { signInContinuePage } from './pages/continue/operations.ts'
import { deviceOperations } from './pages/device/operations.ts'
import { emailVerificationOperations } from './pages/email-verification/operations.ts'
import { forgotPasswordOperations } from './pages/forgot-password/operations.ts'
import { inviteOperations } from './pages/invitation/operations.ts'
import { magicCodeOperations } from './pages/magic-code/operations.ts'
import { mfaOperations } from './pages/mfa/operations.ts'
import { organizationSelectionForm, organizationSelectionPage } from './pages/organization-selection/operations.ts'
import { passkeyOperations } from './pages/passkey/operations.ts'
import { signInPasswordForm, signInPasswordPage } from './pages/password/operations.ts'
import { radarChallengeOperations } from './pages/radar-challenge/operations.ts'
import { resetPasswordOperations } from './pages/reset-password/operations.ts'
import { signInForm, signInPage } from './pages/sign-in/operations.ts'
import { signUpForm, signUpPage } from './pages/sign-up/operations.ts'
import { logoutOperation } from './pages/signed-out/operations.ts'
import { socialSignInOperations } from './pages/social-sign-in/operations.ts'
import { ssoBeginOperation } from './pages/sso/operations.ts'
import { stoppedPage } from './pages/stopped/operations.ts'

export const signInPages = defineSlice({
  operations: [
    authorizeOperation,
    logoutOperation,
    signInPage,
    signInForm,
    signInContinuePage,
    completePage,
    stoppedPage,
    signInPasswordPage,
    signInPasswordForm,
    signUpPage,
    signUpForm,
    ...socialSignInOperations,
    ssoBeginOperation,
    ...passkeyOperations,
    ...magicCodeOperations,
    ...emailVerificationOperations,
    ...radarChallengeOperations,
    ...mfaOperations,
    ...forgotPasswordOperations,
    ...resetPasswordOperations,
    ...inviteOperations,
    organizationSelectionPage,
    organizationSelectionForm,
    ...deviceOperations,
  ],
  fills: [errorTexts.fill(failureTexts)],
})
