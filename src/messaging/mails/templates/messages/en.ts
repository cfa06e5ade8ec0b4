/**
 * Every text of the mails. Codes stay out of subjects, which mail servers write into their logs; the preheader shows
 * them in the list of mails just as well.
 */
export const en = {
  /** Before the address of a button's link. */
  pasteLink: 'Or paste this link into your browser:',
  emailVerification: {
    subject: (brand: string) => `Verify your email for ${brand}`,
    preheader: (code: string, minutes: number) => `Your code is ${code}. It expires in ${minutes} minutes.`,
    title: 'Verify your email',
    lead: (email: string, brand: string) => `Enter this code in ${brand} to verify ${email}.`,
    after: (minutes: number) => `The code works once and expires in ${minutes} minutes. Don’t share it with anyone.`,
    reason: (brand: string) =>
      `You’re receiving this email because someone used this address to sign up or sign in to ${brand}. If it wasn’t you, you can ignore it.`,
  },
  magicAuth: {
    subject: (brand: string) => `Your ${brand} sign-in code`,
    preheader: (code: string, minutes: number) => `Your code is ${code}. It expires in ${minutes} minutes.`,
    title: 'Your sign-in code',
    lead: (email: string) => `Enter this code to sign in as ${email}.`,
    after: (minutes: number) => `The code works once and expires in ${minutes} minutes. Don’t share it with anyone.`,
    reason: (brand: string) =>
      `You’re receiving this email because someone asked to sign in to ${brand} with this address. If it wasn’t you, you can ignore it. No one can sign in without the code.`,
  },
  radarChallenge: {
    subject: (brand: string) => `Confirm your sign-in to ${brand}`,
    preheader: (code: string, minutes: number) => `Your code is ${code}. It expires in ${minutes} minutes.`,
    title: 'Confirm it’s you',
    lead: (email: string) => `We noticed an unusual sign-in as ${email}. To continue, enter this code.`,
    after: (minutes: number) => `The code works once and expires in ${minutes} minutes. Don’t share it with anyone.`,
    reason: (brand: string) =>
      `You’re receiving this email because someone is signing in to your ${brand} account. If it isn’t you, don’t enter the code anywhere and change your password now. They may know it.`,
  },
  radarNotice: {
    subject: (brand: string) => `New sign-in to ${brand}`,
    preheader: (email: string) => `Was this you? Someone signed in as ${email}.`,
    title: 'New sign-in to your account',
    newDevice: (email: string) => `Someone signed in as ${email} from a new device.`,
    afterLong: (email: string) => `Someone signed in as ${email} for the first time in over 60 days.`,
    from: (address: string) => `Their IP address was ${address}.`,
    after:
      'If this was you, there’s nothing to do. If it wasn’t, change your password now. That signs out every device.',
    reason: (brand: string) =>
      `You’re receiving this email because ${brand} tells you about unusual sign-ins to your account.`,
  },
  invitation: {
    subject: (organization: string | undefined, brand: string) => `You’re invited to join ${organization ?? brand}`,
    preheader: (inviter: string | undefined, organization: string | undefined, brand: string) =>
      `${inviter ?? brand} invited you to join ${organization ?? brand}.`,
    title: (organization: string | undefined, brand: string) => `Join ${organization ?? brand}`,
    lead: (email: string, inviter: string | undefined, organization: string | undefined, brand: string) => {
      const target = organization === undefined ? brand : `${organization} on ${brand}`
      const invited = inviter === undefined ? 'You’ve been invited' : `${inviter} invited you`
      return `${invited} to join ${target}. The invitation is for ${email}.`
    },
    action: 'Accept invitation',
    after: (days: number) =>
      `The invitation works once and expires in ${days === 1 ? 'one day' : `${days} days`}. Don’t share the link with anyone.`,
    reason: (brand: string) =>
      `You’re receiving this email because someone invited this address to ${brand}. If you weren’t expecting it, you can ignore it.`,
  },
  passwordReset: {
    subject: (brand: string) => `Reset your ${brand} password`,
    preheader: (minutes: number) => `The link expires in ${minutes} minutes.`,
    title: 'Reset your password',
    lead: (email: string, brand: string) =>
      `Someone asked to reset the password for ${email} at ${brand}. Use this link to choose a new one.`,
    action: 'Reset password',
    after: (minutes: number) => `The link works once and expires in ${minutes} minutes. Don’t share it with anyone.`,
    reason: (brand: string) =>
      `You’re receiving this email because someone asked to reset your ${brand} password. If it wasn’t you, you can ignore it. Your password stays the same.`,
  },
  emailChange: {
    subject: (brand: string) => `Confirm your new email for ${brand}`,
    preheader: (code: string, minutes: number) => `Your code is ${code}. It expires in ${minutes} minutes.`,
    title: 'Confirm your new email',
    lead: (email: string, brand: string) => `Enter this code in ${brand} to change your email to ${email}.`,
    after: (minutes: number) => `The code works once and expires in ${minutes} minutes. Don’t share it with anyone.`,
    reason: (brand: string) =>
      `You’re receiving this email because someone entered this address as the new email for a ${brand} account. If it wasn’t you, you can ignore it. Nothing changes without the code.`,
  },
}

export type MailMessages = typeof en
