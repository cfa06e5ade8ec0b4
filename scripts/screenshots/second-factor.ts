// The pages of a second factor.
import {
  renderMfaEnrollment,
  renderMfaRecovery,
  renderMfaTextMessage,
  renderMfaTextOffer,
  renderMfaVerification,
  renderRecoveryCodes,
} from '#test/views.ts'
import { all, context, form, inLanguage, long, otherLocales, type Picture } from './samples.ts'
import { english } from './texts.ts'

const { appCodeInvalid } = english.mfa
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const uri = `otpauth://totp/Northwind:ada%40northwind.example?secret=${secret}&issuer=Northwind&algorithm=SHA1&digits=6&period=30`
const others = { recoveryUrl: '/', textUrl: '/' }
const enrollment = { page: context(), form, uri, secret }
const otherWays = { appUrl: '/', recoveryUrl: '/' }
const offer = { page: context(), form, phones: [{ id: 'auth_factor_1', ending: '23' }], ...otherWays }
const sent = { page: context(), form, sendForm: form, ending: '23', expiresInMinutes: 10, ...otherWays }
const codes = [
  '7K2M9-QX4TD',
  'W3H8N-0ZB5R',
  'C6YPJ-1VA7E',
  'T9D4S-M2KXG',
  '5RB0F-H8NWQ',
  'ZJ3V6-Y1CT4',
  'E8P7A-9DM0K',
  'X2GQH-6SR5B',
  'N4W1T-3JFZ8',
  'V0C9Y-P7E2M',
]

export function secondFactorPictures(): Picture[] {
  return [
    { name: 'mfa-verification', looks: all, html: renderMfaVerification({ page: context(), form, ...others }) },
    {
      name: 'mfa-verification-error',
      looks: ['light', 'dark', 'phone'],
      html: renderMfaVerification({ page: context(), form, ...others, code: { error: appCodeInvalid } }),
    },
    {
      name: 'mfa-verification-too-many',
      looks: ['light', 'phone-dark'],
      html: renderMfaVerification({ page: context(), form, alert: english.refusals.tooManyAttempts(1) }),
    },
    { name: 'mfa-text-message-offer', looks: all, html: renderMfaTextOffer(offer) },
    {
      name: 'mfa-text-message-several',
      looks: ['light', 'phone'],
      html: renderMfaTextOffer({ ...offer, phones: [...offer.phones, { id: 'auth_factor_2', ending: '07' }] }),
    },
    { name: 'mfa-text-message', looks: all, html: renderMfaTextMessage(sent) },
    {
      name: 'mfa-recovery',
      looks: all,
      html: renderMfaRecovery({ page: context(), form, appUrl: '/', textUrl: '/' }),
    },
    {
      name: 'mfa-recovery-error',
      looks: ['light', 'phone-dark'],
      html: renderMfaRecovery({
        page: context(),
        form,
        appUrl: '/',
        code: { value: '7K2M9-QX4TD', error: english.recovery.invalid },
      }),
    },
    { name: 'mfa-enrollment', looks: all, scripts: true, html: renderMfaEnrollment(enrollment) },
    {
      name: 'mfa-enrollment-error',
      scripts: true,
      looks: ['light', 'phone-dark'],
      html: renderMfaEnrollment({ ...enrollment, code: { error: appCodeInvalid } }),
    },
    {
      name: 'mfa-enrollment-long',
      scripts: true,
      looks: ['light', 'phone'],
      html: renderMfaEnrollment({ ...enrollment, page: long, uri: `${uri}&label=${'x'.repeat(700)}` }),
    },
    { name: 'recovery-codes', looks: all, scripts: true, html: renderRecoveryCodes({ page: context(), form, codes }) },
    {
      name: 'recovery-codes-shown',
      looks: ['light', 'phone-dark'],
      html: renderRecoveryCodes({ page: context(), form }),
    },
    ...otherLocales.flatMap((locale): Picture[] => [
      {
        name: `mfa-enrollment-${locale}`,
        scripts: true,
        looks: ['phone'],
        html: renderMfaEnrollment({ ...enrollment, page: inLanguage(locale) }),
      },
      {
        name: `recovery-codes-${locale}`,
        scripts: true,
        looks: ['phone'],
        html: renderRecoveryCodes({ page: inLanguage(locale), form, codes }),
      },
      {
        name: `mfa-text-message-${locale}`,
        looks: ['phone'],
        html: renderMfaTextMessage({ ...sent, page: inLanguage(locale) }),
      },
    ]),
  ]
}
