import type { Locale } from '../../../platform/locale.ts'
import { layOut } from './layout.tsx'
import type { Mail, MailBrand } from './mail.ts'
import { mailMessages } from './messages/catalogue.ts'

export interface MagicAuthMailProps {
  locale: Locale
  brand: MailBrand
  /** The address that signs in. */
  email: string
  code: string
  expiresInMinutes: number
}

/** The code that signs somebody in without a password. */
export function magicAuthMail({ locale, brand, email, code, expiresInMinutes }: MagicAuthMailProps): Mail {
  const text = mailMessages[locale].magicAuth
  return layOut({
    lang: locale,
    brand,
    subject: text.subject(brand.name),
    preheader: text.preheader(code, expiresInMinutes),
    title: text.title,
    lead: text.lead(email),
    email,
    content: { code },
    after: text.after(expiresInMinutes),
    reason: text.reason(brand.name),
  })
}
