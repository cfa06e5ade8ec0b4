import type { Locale } from '../../../platform/locale.ts'
import { layOut } from './layout.tsx'
import type { Mail, MailBrand } from './mail.ts'
import { mailMessages } from './messages/catalogue.ts'

export interface EmailChangeMailProps {
  locale: Locale
  brand: MailBrand
  /** The new address, to which the mail goes. */
  email: string
  code: string
  expiresInMinutes: number
}

/** The code that proves the address to which an account is to be moved. */
export function emailChangeMail({ locale, brand, email, code, expiresInMinutes }: EmailChangeMailProps): Mail {
  const text = mailMessages[locale].emailChange
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
