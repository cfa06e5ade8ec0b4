import { defineSlice } from '../../platform/slice.ts'
import { signInExpired } from './errors.ts'
import { authorizeOperation } from './operations/authorize.ts'
import { codeOperations } from './operations/codes.ts'
import { deviceOperations } from './operations/device.ts'
import { forgotPasswordOperations } from './operations/forgot-password.ts'
import { getAssetOperation, getFaviconOperation, getFontOperation } from './operations/get-asset.ts'
import { inviteOperations } from './operations/invite.ts'
import { logoutOperation } from './operations/logout.ts'
import { mfaOperations } from './operations/mfa/index.ts'
import { organizationSelectionForm, organizationSelectionPage } from './operations/organization-selection.ts'
import { passkeyOperations } from './operations/passkeys.ts'
import { radarChallengeOperations } from './operations/radar-challenge/index.ts'
import { resetPasswordOperations } from './operations/reset-password.ts'
import { signInForm, signInPage } from './operations/sign-in.ts'
import { signInContinuePage } from './operations/sign-in-continue.ts'
import { signInEndOperations } from './operations/sign-in-ends.ts'
import { signInPasswordForm, signInPasswordPage } from './operations/sign-in-password.ts'
import { signUpForm, signUpPage } from './operations/sign-up.ts'
import { socialSignInOperations } from './operations/social-sign-in.ts'

export const hostedPages = defineSlice({
  operations: [
    authorizeOperation,
    logoutOperation,
    signInPage,
    signInForm,
    signInContinuePage,
    ...signInEndOperations,
    signInPasswordPage,
    signInPasswordForm,
    signUpPage,
    signUpForm,
    ...socialSignInOperations,
    ...passkeyOperations,
    ...codeOperations,
    ...radarChallengeOperations,
    ...mfaOperations,
    ...forgotPasswordOperations,
    ...resetPasswordOperations,
    ...inviteOperations,
    organizationSelectionPage,
    organizationSelectionForm,
    ...deviceOperations,
    getAssetOperation,
    getFontOperation,
    getFaviconOperation,
  ],
  tables: {
    authorization_requests: { missing: () => signInExpired() },
    browser_sessions: {},
    provider_visits: {},
  },
})
