import type { Locale } from '#platform/locale.ts'
import { texts } from '../../texts/index.ts'
import { layOut } from '../layout/layout.tsx'
import type { Mail, MailBrand } from '../layout/mail.ts'

export interface AccessNoticeMailProps {
  locale: Locale
  brand: MailBrand
  /** The address of the account. */
  email: string
  /** The page on which the user sees and removes access. */
  url: string
  kind: 'application' | 'agent'
  /** Of the application, or of the issuer that vouches for the agent. */
  name: string | undefined
}

/** Notifies a user of an application or agent that can access their account from now on. */
export function accessNoticeMail({ locale, brand, email, url, kind, name }: AccessNoticeMailProps): Mail {
  const text = texts[locale].accessNotice
  const accessor = kind === 'application' ? (name ?? '') : name === undefined ? text.agent : text.agentOf(name)
  return layOut({
    lang: locale,
    brand,
    subject: text.subject(brand.name),
    preheader: text.preheader(accessor),
    title: text.title,
    lead: text.lead(accessor, email, brand.name),
    email,
    content: { label: text.action, url },
    after: text.after,
    reason: text.reason(brand.name),
  })
}
