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
  /** Whether the address is one of an IT contact; otherwise it was given with the activation. */
  isContact: boolean
}

/** Says that single sign-on was activated, with a way back into its settings if no one can sign in. */
export function ssoActivatedMail(props: SsoActivatedMailProps): Mail {
  const { locale, brand, email, url, organization, provider, expiresInHours, isContact } = props
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
    reason: (isContact ? text.reason : text.reasonGiven)(organization, brand.name),
  })
}
