import type { PasskeyRequest } from '#hosted-sign-in/passkeys/passkey-form.tsx'
import { renderPasskeyEnrollment, renderSignIn } from '#test/views.ts'
import { all, context, form, inLanguage, otherLocales, type Picture } from './samples.ts'
import { english } from './texts.ts'

const passkey: PasskeyRequest = {
  form,
  options: { challenge: 'c2FtcGxl', rpId: '127.0.0.1', user: { id: 'c2FtcGxl' } },
  scriptUrl: '/assets/passkeys.js',
}
const { passkey: text, socialSignIn } = english

/** The pages with passkeys, and what a provider's failure looks like. */
export const passkeyPictures: Picture[] = [
  {
    name: 'passkey-enrollment',
    looks: all,
    scripts: true,
    html: renderPasskeyEnrollment({ page: context(), passkey, skipForm: form }),
  },
  {
    name: 'passkey-enrollment-error',
    looks: ['light', 'phone-dark'],
    scripts: true,
    html: renderPasskeyEnrollment({ page: context(), passkey, skipForm: form, alert: text.failed }),
  },
  ...otherLocales.map(
    (locale): Picture => ({
      name: `passkey-enrollment-${locale}`,
      looks: ['phone'],
      scripts: true,
      html: renderPasskeyEnrollment({ page: inLanguage(locale), passkey, skipForm: form }),
    }),
  ),
  {
    name: 'sign-in-passkey',
    looks: all,
    scripts: true,
    html: renderSignIn({
      page: context(),
      form,
      providers: [{ label: 'Continue with Google', icon: 'google', href: '/' }],
      passkey: { ...passkey, lastUsed: true },
      signUpUrl: '/sign-up',
    }),
  },
  {
    name: 'sign-in-provider-failed',
    looks: ['light', 'phone-dark'],
    html: renderSignIn({
      page: context(),
      form,
      providers: [{ label: 'Continue with Slack', href: '/' }],
      alert: socialSignIn.failed('Slack'),
      signUpUrl: '/sign-up',
    }),
  },
]
