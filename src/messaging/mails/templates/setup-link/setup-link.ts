import type { Locale } from '#platform/locale.ts'
import { texts } from '../../texts/index.ts'
import { layOut } from '../layout/layout.tsx'
import type { Mail, MailBrand } from '../layout/mail.ts'

export interface SetupLinkMailProps {
  locale: Locale
  brand: MailBrand
  /** The address that it goes to. */
  email: string
  url: string
  /** The name of the organization whose settings the link opens. */
  organization: string
  expiresInDays: number
}

/** The link with which an IT contact of an organization sets up domains and single sign-on. */
export function setupLinkMail({ locale, brand, email, url, organization, expiresInDays }: SetupLinkMailProps): Mail {
  const text = texts[locale].setupLink
  return layOut({
    lang: locale,
    brand,
    subject: text.subject(organization, brand.name),
    preheader: text.preheader(organization, brand.name),
    title: text.title(organization),
    lead: text.lead(email, organization, brand.name),
    email,
    content: { label: text.action, url },
    after: text.after(expiresInDays),
    reason: text.reason(organization, brand.name),
  })
}
