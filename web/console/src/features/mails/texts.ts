import type { Answer } from '../../api/client.ts'

export type Mail = Answer<'GET /environments/current/mails'>['data'][number]

interface MailText {
  title: string
  /** When it is sent. */
  when: string
}

export const mailTexts: Record<Mail['name'], MailText> = {
  email_verification: { title: 'Verify email', when: 'A user has to prove that an address is theirs.' },
  magic_auth: { title: 'Sign-in code', when: 'A user signs in with a code.' },
  radar_challenge: { title: 'Radar challenge', when: 'Radar wants a code for an unusual sign-in.' },
  email_change: { title: 'Change of email', when: 'A user moves to another address. Always sent.' },
  password_reset: { title: 'Password reset', when: 'A user asks for a new password.' },
  invitation: { title: 'Invitation', when: 'Someone is invited.' },
  waitlist_confirmation: { title: 'On the waitlist', when: 'A person joins the waitlist.' },
  waitlist_approval: {
    title: 'Off the waitlist',
    when: 'A person on the waitlist is approved. Goes with invitations.',
  },
  magic_link: { title: 'Sign-in link', when: 'Your application sends a link to sign in. Always sent.' },
  access_notice: { title: 'New access', when: 'An application or agent gets access to an account.' },
  radar_notice: { title: 'Unusual sign-in', when: 'Radar notices a new device.' },
  setup_link: { title: 'Setup link', when: 'An IT contact is invited to the Admin Portal. Always sent.' },
  sso_activated: { title: 'Single sign-on is on', when: 'A customer turns their connection on. Always sent.' },
  certificate_renewal: { title: 'Certificate ends', when: 'A certificate of a connection ends soon.' },
}
