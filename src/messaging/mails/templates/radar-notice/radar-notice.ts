import type { Locale } from '#platform/locale.ts'
import { texts } from '../../texts/index.ts'
import { layOut } from '../layout/layout.tsx'
import type { Mail, MailBrand } from '../layout/mail.ts'

export interface RadarNoticeMailProps {
  locale: Locale
  brand: MailBrand
  /** The address that was signed in with. */
  email: string
  /** What is unusual: the device, or that it was so long ago. */
  what: 'newDevice' | 'afterLong'
  /** The location of the sign-in, if it is known. */
  ipAddress: string | null
}

/** Reports an unusual sign-in that succeeded to the owner of the account. */
export function radarNoticeMail({ locale, brand, email, what, ipAddress }: RadarNoticeMailProps): Mail {
  const text = texts[locale].radarNotice
  const lead = text[what](email)
  return layOut({
    lang: locale,
    brand,
    subject: text.subject(brand.name),
    preheader: text.preheader(email),
    title: text.title,
    lead: ipAddress === null ? lead : `${lead} ${text.from(ipAddress)}`,
    email,
    after: text.after,
    reason: text.reason(brand.name),
  })
}
