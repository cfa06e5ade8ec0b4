import type { Locale } from '#platform/locale.ts'
import { texts } from '../../texts/index.ts'
import { layOut } from '../layout/layout.tsx'
import type { Mail, MailBrand } from '../layout/mail.ts'

export interface CertificateRenewalMailProps {
  locale: Locale
  brand: MailBrand
  /** The address that it goes to. */
  email: string
  organization: string
  /** The name of the connection. */
  connection: string
  /** The owner of the certificate: the provider, whose metadata is read or not, or the application. */
  certificate: 'monitored' | 'entered' | 'ours'
  expiresAt: Date
  isExpired: boolean
}

/** Tells an IT contact of an organization that a certificate of its single sign-on has to be replaced. */
export function certificateRenewalMail(props: CertificateRenewalMailProps): Mail {
  const { locale, brand, email, organization, connection, certificate, expiresAt, isExpired } = props
  const text = texts[locale].certificateRenewal
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(expiresAt)
  const whose = certificate === 'ours' ? text.ofApplication(brand.name) : text.ofProvider(organization)
  return layOut({
    lang: locale,
    brand,
    subject: isExpired ? text.subjectExpired(connection) : text.subject(connection),
    preheader: isExpired ? text.expired(date) : text.expires(date),
    title: isExpired ? text.titleExpired : text.title,
    lead: `${text.lead(email, connection, organization)} ${whose} ${isExpired ? text.expired(date) : text.expires(date)}`,
    email,
    after: text[certificate](brand.name),
    reason: text.reason(organization, brand.name),
  })
}
