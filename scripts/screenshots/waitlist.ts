// The pages that join the waitlist, and its mails.
import { approvalMail, waitlistMail } from '#messaging/mails/index.ts'
import type { Locale } from '#platform/locale.ts'
import { renderSignIn, renderWaitlist, renderWaitlistJoined } from '#test/views.ts'
import { inArabic } from './right-to-left.ts'
import {
  all,
  context,
  email,
  form,
  inLanguage,
  long,
  longEmail,
  longName,
  otherLocales,
  type Picture,
} from './samples.ts'
import { english } from './texts.ts'

const rtl = context({ dir: 'rtl', brand: { name: 'نورث ويند' } })
const waitlist = { page: context(), form, fields: [], signInUrl: '/' }
const asked = [
  { name: 'field_1', label: 'Company', required: true },
  { name: 'field_2', label: 'What would you use it for?', required: false },
]
const joined = { page: context(), email, signInUrl: '/' }

function mails(locale: Locale) {
  const values = { locale, brand: { name: 'Northwind' }, email }
  const url = 'https://app.northwind.example/join?invitation_token=m5Oztg3jdK4NJLgs8uIlIprMw'
  return {
    joined: waitlistMail(values).html,
    approved: approvalMail({ ...values, url, expiresInDays: 7 }).html,
  }
}

export const waitlistPictures: Picture[] = [
  { name: 'waitlist', looks: all, html: renderWaitlist(waitlist) },
  { name: 'waitlist-fields', looks: all, html: renderWaitlist({ ...waitlist, fields: asked }) },
  {
    name: 'waitlist-error',
    looks: all,
    html: renderWaitlist({
      ...waitlist,
      alert: english.waitlist.noAccount,
      email: { value: 'ada@northwind', error: english.emailField.invalid },
      fields: asked.map((field) =>
        field.required ? { ...field, state: { error: english.waitlist.required } } : field,
      ),
    }),
  },
  {
    name: 'waitlist-long',
    looks: ['light', 'phone'],
    html: renderWaitlist({
      ...waitlist,
      page: long,
      email: { value: longEmail },
      fields: [{ name: 'field_1', label: longName, required: false, state: { value: longName } }],
    }),
  },
  { name: 'waitlist-rtl', looks: ['light'], html: inArabic(renderWaitlist({ ...waitlist, page: rtl, fields: asked })) },
  { name: 'waitlist-joined', looks: all, html: renderWaitlistJoined(joined) },
  {
    name: 'waitlist-joined-long',
    looks: ['light', 'phone'],
    html: renderWaitlistJoined({ ...joined, page: long, email: longEmail }),
  },
  {
    name: 'waitlist-sign-in',
    looks: ['light', 'phone-dark'],
    html: renderSignIn({ page: context(), form, waitlistUrl: '/waitlist' }),
  },
  ...otherLocales.flatMap((locale): Picture[] => [
    {
      name: `waitlist-${locale}`,
      looks: ['light', 'phone-dark'],
      html: renderWaitlist({ ...waitlist, page: inLanguage(locale) }),
    },
    {
      name: `waitlist-joined-${locale}`,
      looks: ['phone'],
      html: renderWaitlistJoined({ ...joined, page: inLanguage(locale) }),
    },
    { name: `waitlist-mail-joined-${locale}`, looks: ['phone'], mail: true, html: mails(locale).joined },
    { name: `waitlist-mail-approved-${locale}`, looks: ['phone'], mail: true, html: mails(locale).approved },
  ]),
  { name: 'waitlist-mail-joined', looks: all, mail: true, html: mails('en').joined },
  { name: 'waitlist-mail-approved', looks: all, mail: true, html: mails('en').approved },
]
