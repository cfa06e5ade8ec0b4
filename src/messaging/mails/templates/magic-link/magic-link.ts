import type { Locale } from '#platform/locale.ts'
import { texts } from '../../texts/index.ts'
import { layOut } from '../layout/layout.tsx'
import type { Mail, MailBrand } from '../layout/mail.ts'

export interface MagicLinkMailProps {
  locale: Locale
  brand: MailBrand
  /** The address that is signed in. */
  email: string
  url: string
  expiresInMinutes: number
}

/** The link that signs a person in. */
export function magicLinkMail({ locale, brand, email, url, expiresInMinutes }: MagicLinkMailProps): Mail {
  const text = texts[locale].magicLink
  return layOut({
    lang: locale,
    brand,
    subject: text.subject(brand.name),
    preheader: text.preheader(expiresInMinutes),
    title: text.title(brand.name),
    lead: text.lead(email),
    email,
    content: { label: text.action, url },
    after: text.after(expiresInMinutes),
    reason: text.reason(brand.name),
  })
}
