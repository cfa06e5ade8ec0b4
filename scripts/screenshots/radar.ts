// The pages of a sign-in that Radar wants confirmed, or stopped.
import {
  renderFailure,
  renderRadarChallenge,
  renderRadarChallengeSend,
  renderRadarChallengeVerify,
} from '#test/views.ts'
import {
  all,
  context,
  email,
  form,
  inLanguage,
  long,
  longEmail,
  otherLocales,
  type Picture,
  requestId,
} from './samples.ts'
import { english } from './texts.ts'

const link = { href: '/', label: english.failurePage.goTo('Northwind') }
const mailed = { page: context(), form, email, expiresInMinutes: 10, resendForm: form, changeUrl: '/' }
const phone = { page: context(), form }
const texted = { page: context(), form, sendForm: form, ending: '23', expiresInMinutes: 10, otherPhoneUrl: '/' }

export function radarPictures(): Picture[] {
  return [
    { name: 'radar-challenge', looks: all, html: renderRadarChallenge(mailed) },
    {
      name: 'radar-challenge-error',
      looks: ['light', 'phone-dark'],
      html: renderRadarChallenge({ ...mailed, code: { error: english.refusals.codeInvalid } }),
    },
    {
      name: 'radar-challenge-long',
      looks: ['light', 'phone'],
      html: renderRadarChallenge({ ...mailed, page: long, email: longEmail }),
    },
    { name: 'radar-challenge-send', looks: all, html: renderRadarChallengeSend(phone) },
    {
      name: 'radar-challenge-send-error',
      looks: ['light', 'phone-dark'],
      html: renderRadarChallengeSend({
        ...phone,
        phone: { value: '415 555 0123', error: english.radarChallenge.phoneInvalid },
      }),
    },
    { name: 'radar-challenge-verify', looks: all, html: renderRadarChallengeVerify(texted) },
    {
      name: 'radar-challenge-verify-error',
      looks: ['light', 'phone-dark'],
      html: renderRadarChallengeVerify({ ...texted, code: { error: english.textedCode.invalid } }),
    },
    {
      name: 'radar-stopped',
      looks: ['light', 'phone-dark'],
      html: renderFailure({ page: context(), failure: english.stopped, requestId, link }),
    },
    ...otherLocales.flatMap((locale): Picture[] => [
      {
        name: `radar-challenge-${locale}`,
        looks: ['phone'],
        html: renderRadarChallenge({ ...mailed, page: inLanguage(locale) }),
      },
      {
        name: `radar-challenge-send-${locale}`,
        looks: ['phone'],
        html: renderRadarChallengeSend({ ...phone, page: inLanguage(locale) }),
      },
    ]),
  ]
}
