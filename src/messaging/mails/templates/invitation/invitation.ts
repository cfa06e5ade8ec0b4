import type { Locale } from '#platform/locale.ts'
import { texts } from '../../texts/index.ts'
import { layOut } from '../layout/layout.tsx'
import type { Mail, MailBrand } from '../layout/mail.ts'

export interface InvitationMailProps {
  locale: Locale
  brand: MailBrand
  /** The address that is invited. */
  email: string
  url: string
  /** Who invites, as people know them. */
  inviter: string | undefined
  /** What the invitation leads into; the application itself without one. */
  organization: string | undefined
  expiresInDays: number
}

/** The link of an invitation. */
export function invitationMail(props: InvitationMailProps): Mail {
  const { locale, brand, email, url, inviter, organization, expiresInDays } = props
  const text = texts[locale].invitation
  return layOut({
    lang: locale,
    brand,
    subject: text.subject(organization, brand.name),
    preheader: text.preheader(inviter, organization, brand.name),
    title: text.title(organization, brand.name),
    lead: text.lead(email, inviter, organization, brand.name),
    email,
    content: { label: text.action, url },
    after: text.after(expiresInDays),
    reason: text.reason(brand.name),
  })
}
