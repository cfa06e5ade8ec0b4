/** The texts that pictures show besides those of the pages themselves. */

import { texts as textedCode } from '#hosted-sign-in/codes/texted-code/texts/index.ts'
import { texts as device } from '#hosted-sign-in/device/texts/index.ts'
import { texts as refusals } from '#hosted-sign-in/flow/refusals/texts/index.ts'
import { texts as stopped } from '#hosted-sign-in/flow/stopped/texts/index.ts'
import { texts as signIn } from '#hosted-sign-in/flow/texts/index.ts'
import { texts as emailField } from '#hosted-sign-in/parts/email-field/texts/index.ts'
import { texts as newPassword } from '#hosted-sign-in/parts/new-password/texts/index.ts'
import { texts as passkey } from '#hosted-sign-in/passkeys/texts/index.ts'
import { texts as resetPassword } from '#hosted-sign-in/passwords/reset-password/texts/index.ts'
import { texts as radarChallenge } from '#hosted-sign-in/radar-challenges/texts/index.ts'
import { texts as recovery } from '#hosted-sign-in/second-factors/recovery/texts/index.ts'
import { texts as mfa } from '#hosted-sign-in/second-factors/texts/index.ts'
import { texts as invitation } from '#hosted-sign-in/sign-up/invitation/texts/index.ts'
import { texts as socialSignIn } from '#hosted-sign-in/social-sign-in/texts/index.ts'
import { texts as errorPages } from '#pages/error-pages/texts/index.ts'
import { failurePageTexts } from '#pages/kit/index.ts'
import type { Locale } from '#platform/locale.ts'

export function textsIn(locale: Locale) {
  const reader = { locale }
  return {
    errorPages: errorPages(reader),
    failurePage: failurePageTexts(reader),
    refusals: refusals(reader),
    device: device(reader),
    invitation: invitation(reader),
    recovery: recovery(reader),
    mfa: mfa(reader),
    passkey: passkey(reader),
    radarChallenge: radarChallenge(reader),
    resetPassword: resetPassword(reader),
    socialSignIn: socialSignIn(reader),
    stopped: stopped(reader),
    emailField: emailField(reader),
    newPassword: newPassword(reader),
    textedCode: textedCode(reader),
    signIn: signIn(reader),
  }
}

export const english = textsIn('en')
