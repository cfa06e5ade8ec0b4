import type { Locale } from '#platform/locale.ts'
import { texts } from '../../texts/index.ts'
import { layOut } from '../layout/layout.tsx'
import type { Mail, MailBrand } from '../layout/mail.ts'

export interface SsoActivatedMailProps {
  locale: Locale
  brand: MailBrand
  /** The address that it goes to. */
  email: string
  /** Opens the settings, without a sign-in. */
  url: string
  organization: string
  /** The identity provider, by its name. */
  provider: string
  expiresInHours: number
}

/** Tells an IT contact that single sign-on was activated, with a way back into its settings if no one can sign in. */
export function ssoActivatedMail(props: SsoActivatedMailProps): Mail {
  const { locale, brand, email, url, organization, provider, expiresInHours } = props
  const text = texts[locale].ssoActivated
  return layOut({
    lang: locale,
    brand,
    subject: text.subject(organization, brand.name),
    preheader: text.preheader(provider),
    title: text.title,
    lead: text.lead(email, organization, brand.name, provider),
    email,
    content: { label: text.action, url },
    after: text.after(expiresInHours),
    reason: text.reason(organization, brand.name),
  })
}
