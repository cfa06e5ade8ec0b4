import type { Locale } from '#platform/locale.ts'
import { texts } from '../../texts/index.ts'
import { layOut } from '../layout/layout.tsx'
import type { Mail, MailBrand } from '../layout/mail.ts'

export interface PasswordResetMailProps {
  locale: Locale
  brand: MailBrand
  /** The email address of the user. */
  email: string
  url: string
  expiresInMinutes: number
}

/** The link to set a new password. */
export function passwordResetMail({ locale, brand, email, url, expiresInMinutes }: PasswordResetMailProps): Mail {
  const text = texts[locale].passwordReset
  return layOut({
    lang: locale,
    brand,
    subject: text.subject(brand.name),
    preheader: text.preheader(expiresInMinutes),
    title: text.title,
    lead: text.lead(email, brand.name),
    email,
    content: { label: text.action, url },
    after: text.after(expiresInMinutes),
    reason: text.reason(brand.name),
  })
}
