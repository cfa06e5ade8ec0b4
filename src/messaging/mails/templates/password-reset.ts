import type { Locale } from '../../../platform/locale.ts'
import { layOut } from './layout.tsx'
import type { Mail, MailBrand } from './mail.ts'
import { mailMessages } from './messages/catalogue.ts'

export interface PasswordResetMailProps {
  locale: Locale
  brand: MailBrand
  /** The address whose password is reset. */
  email: string
  url: string
  expiresInMinutes: number
}

/** The link with which somebody chooses a new password. */
export function passwordResetMail({ locale, brand, email, url, expiresInMinutes }: PasswordResetMailProps): Mail {
  const text = mailMessages[locale].passwordReset
  return layOut({
    lang: locale,
    brand,
    subject: text.subject(brand.name),
    preheader: text.preheader(expiresInMinutes),
    title: text.title,
    lead: text.lead(email, brand.name),
    email,
    content: { label: text.action, url, pasteLink: mailMessages[locale].pasteLink },
    after: text.after(expiresInMinutes),
    reason: text.reason(brand.name),
  })
}
