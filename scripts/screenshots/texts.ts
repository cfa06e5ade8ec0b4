/** The texts that pictures show besides those of the pages themselves. */

import { texts } from '#hosted-sign-in/texts/index.ts'
import { failurePageTexts } from '#pages/kit/index.ts'
import { texts as pageTexts } from '#pages/texts/index.ts'
import type { Locale } from '#platform/locale.ts'

export function textsIn(locale: Locale) {
  const reader = { locale }
  return {
    errorPages: pageTexts.errorPages(reader),
    failurePage: failurePageTexts(reader),
    refusals: texts.flow.refusals(reader),
    device: texts.device(reader),
    invitation: texts.signUp.invitation(reader),
    waitlist: texts.signUp.waitlist(reader),
    recovery: texts.secondFactors.recovery(reader),
    mfa: texts.secondFactors.common(reader),
    passkey: texts.passkeys(reader),
    radarChallenge: texts.radarChallenges(reader),
    resetPassword: texts.passwords.resetPassword(reader),
    socialSignIn: texts.socialSignIn(reader),
    stopped: texts.flow.stopped(reader),
    emailField: texts.parts.emailField(reader),
    newPassword: texts.parts.newPassword(reader),
    textedCode: texts.codes.textedCode(reader),
    signIn: texts.flow.failures(reader),
  }
}

export const english = textsIn('en')
