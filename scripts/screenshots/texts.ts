/** The texts that pictures show besides those of the pages themselves. */
import { texts as errorPages } from '#pages/error-pages/texts/index.ts'
import { failurePageTexts } from '#pages/kit/index.ts'
import { texts as refusals } from '#pages/sign-in/flow/refusals/texts/index.ts'
import { texts as device } from '#pages/sign-in/pages/device/texts/index.ts'
import { texts as invitation } from '#pages/sign-in/pages/invitation/texts/index.ts'
import { texts as recovery } from '#pages/sign-in/pages/mfa/recovery/texts/index.ts'
import { texts as mfa } from '#pages/sign-in/pages/mfa/texts/index.ts'
import { texts as passkey } from '#pages/sign-in/pages/passkey/texts/index.ts'
import { texts as radarChallenge } from '#pages/sign-in/pages/radar-challenge/texts/index.ts'
import { texts as resetPassword } from '#pages/sign-in/pages/reset-password/texts/index.ts'
import { texts as socialSignIn } from '#pages/sign-in/pages/social-sign-in/texts/index.ts'
import { texts as stopped } from '#pages/sign-in/pages/stopped/texts/index.ts'
import { texts as emailField } from '#pages/sign-in/parts/email-field/texts/index.ts'
import { texts as newPassword } from '#pages/sign-in/parts/new-password/texts/index.ts'
import { texts as textedCode } from '#pages/sign-in/parts/texted-code/texts/index.ts'
import { texts as signIn } from '#pages/sign-in/texts/index.ts'
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
