import { notFound } from '#platform/http/errors.ts'
import type { Locale } from '#platform/locale.ts'
import type { MailName } from './settings.ts'
import {
  accessNoticeMail,
  approvalMail,
  certificateRenewalMail,
  codeMail,
  invitationMail,
  type Mail,
  type MailBrand,
  magicLinkMail,
  passwordResetMail,
  radarNoticeMail,
  setupLinkMail,
  ssoActivatedMail,
  waitlistMail,
} from './templates/index.ts'

/** What a sample depends on; its other values are made up, and no code or link in it works. */
interface SampleProps {
  locale: Locale
  brand: MailBrand
  email: string
  /** Where links lead. */
  url: string
}

export interface MailKind {
  /** The name in `disabled_mails` that keeps it from being sent; null for one that is always sent. */
  disabledBy: MailName | null
  draw(props: SampleProps): Mail
}

const code = { code: '482913', expiresInMinutes: 10 }
const organization = 'Acme'

/** Every email by its name, in the order in which a user meets them. */
export const mailKinds = {
  email_verification: {
    disabledBy: 'email_verification',
    draw: (props) => codeMail('emailVerification', { ...props, ...code }),
  },
  magic_auth: { disabledBy: 'magic_auth', draw: (props) => codeMail('magicAuth', { ...props, ...code }) },
  radar_challenge: {
    disabledBy: 'radar_challenge',
    draw: (props) => codeMail('radarChallenge', { ...props, ...code }),
  },
  email_change: { disabledBy: null, draw: (props) => codeMail('emailChange', { ...props, ...code }) },
  password_reset: {
    disabledBy: 'password_reset',
    draw: (props) => passwordResetMail({ ...props, expiresInMinutes: 60 }),
  },
  invitation: {
    disabledBy: 'invitation',
    draw: (props) => invitationMail({ ...props, inviter: 'Grace Hopper', organization, expiresInDays: 7 }),
  },
  waitlist_confirmation: { disabledBy: 'waitlist_confirmation', draw: waitlistMail },
  waitlist_approval: { disabledBy: 'invitation', draw: (props) => approvalMail({ ...props, expiresInDays: 7 }) },
  magic_link: { disabledBy: null, draw: (props) => magicLinkMail({ ...props, expiresInMinutes: 10 }) },
  access_notice: {
    disabledBy: 'access_notice',
    draw: (props) => accessNoticeMail({ ...props, kind: 'application', name: 'Acme Reports' }),
  },
  radar_notice: {
    disabledBy: 'radar_notice',
    draw: (props) => radarNoticeMail({ ...props, what: 'newDevice', ipAddress: '203.0.113.7' }),
  },
  setup_link: { disabledBy: null, draw: (props) => setupLinkMail({ ...props, organization, expiresInDays: 30 }) },
  sso_activated: {
    disabledBy: null,
    draw: (props) =>
      ssoActivatedMail({ ...props, organization, provider: 'Okta', expiresInHours: 24, isContact: true }),
  },
  certificate_renewal: {
    disabledBy: 'certificate_renewal',
    draw: (props) =>
      certificateRenewalMail({
        ...props,
        organization,
        connection: 'Acme Okta',
        certificate: 'entered',
        expiresAt: new Date('2030-01-31T12:00:00Z'),
        isExpired: false,
      }),
  },
} as const satisfies Record<string, MailKind>

export type MailKindName = keyof typeof mailKinds

/** @throws notFound */
export function mailKindOf(name: string): MailKind {
  const kind = Object.entries(mailKinds).find(([each]) => each === name)?.[1]
  if (kind === undefined) throw notFound('Email', name)
  return kind
}
