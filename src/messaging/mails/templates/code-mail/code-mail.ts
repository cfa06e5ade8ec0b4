import type { Locale } from '#platform/locale.ts'
import { texts } from '../../texts/index.ts'
import { layOut } from '../layout/layout.tsx'
import type { Mail, MailBrand } from '../layout/mail.ts'

/**
 * What a code is for: proving an address at sign-up or before the first sign-in, signing in without a password, showing
 * that it is the user who signs in, or proving the address to which an account is to be moved.
 */
export type CodeMailPurpose = 'emailVerification' | 'magicAuth' | 'radarChallenge' | 'emailChange'

export interface CodeMailProps {
  locale: Locale
  brand: MailBrand
  /** The address the code was made for, to which the mail goes. */
  email: string
  code: string
  expiresInMinutes: number
}

export function codeMail(
  purpose: CodeMailPurpose,
  { locale, brand, email, code, expiresInMinutes }: CodeMailProps,
): Mail {
  const text = texts[locale].codeMail[purpose]
  return layOut({
    lang: locale,
    brand,
    subject: text.subject(brand.name),
    preheader: text.preheader(code, expiresInMinutes),
    title: text.title,
    lead: text.lead(email, brand.name),
    email,
    content: { code },
    after: text.after(expiresInMinutes),
    reason: text.reason(brand.name),
  })
}
