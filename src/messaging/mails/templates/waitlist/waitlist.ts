import type { Locale } from '#platform/locale.ts'
import { texts } from '../../texts/index.ts'
import { layOut } from '../layout/layout.tsx'
import type { Mail, MailBrand } from '../layout/mail.ts'

export interface WaitlistMailProps {
  locale: Locale
  brand: MailBrand
  /** The address that joined. */
  email: string
}

/** Confirms that a person is on the waitlist. */
export function waitlistMail({ locale, brand, email }: WaitlistMailProps): Mail {
  const text = texts[locale].waitlist.joined
  return layOut({
    lang: locale,
    brand,
    subject: text.subject(brand.name),
    preheader: text.preheader,
    title: text.title,
    lead: text.lead(email, brand.name),
    email,
    after: text.after,
    reason: text.reason(brand.name),
  })
}

export interface ApprovalMailProps extends WaitlistMailProps {
  /** Accepts the invitation. */
  url: string
  expiresInDays: number
}

/** The link of an invitation, for a person who was on the waitlist. */
export function approvalMail({ locale, brand, email, url, expiresInDays }: ApprovalMailProps): Mail {
  const { waitlist, invitation } = texts[locale]
  const text = waitlist.approved
  return layOut({
    lang: locale,
    brand,
    subject: text.subject(brand.name),
    preheader: text.preheader,
    title: text.title,
    lead: text.lead(email, brand.name),
    email,
    content: { label: invitation.action, url },
    after: invitation.after(expiresInDays),
    reason: text.reason(brand.name),
  })
}
