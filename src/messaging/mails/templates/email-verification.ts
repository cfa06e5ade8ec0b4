import type { Locale } from '../../../platform/locale.ts'
import { layOut } from './layout.tsx'
import type { Mail, MailBrand } from './mail.ts'
import { mailMessages } from './messages/catalogue.ts'

export interface EmailVerificationMailProps {
  locale: Locale
  brand: MailBrand
  /** The address the code was made for. */
  email: string
  code: string
  expiresInMinutes: number
}

/** The code that proves an address, at sign-up or before the first sign-in. */
export function emailVerificationMail({
  locale,
  brand,
  email,
  code,
  expiresInMinutes,
}: EmailVerificationMailProps): Mail {
  const text = mailMessages[locale].emailVerification
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
