/**
 * Every text of the mails. Codes stay out of subjects, which mail servers write into their logs; the preheader shows
 * them in the list of mails just as well.
 */
export const en = {
  emailVerification: {
    subject: (brand: string) => `Verify your email for ${brand}`,
    preheader: (code: string, minutes: number) => `Your code is ${code}. It works for ${minutes} minutes.`,
    title: 'Verify your email',
    lead: (email: string, brand: string) => `Enter this code in ${brand} to show that ${email} is your address.`,
    after: (minutes: number) => `The code works once, for ${minutes} minutes. Do not pass it on to anyone.`,
    reason: (brand: string) =>
      `You get this mail because somebody used this address to create an account or sign in at ${brand}. If that was not you, you do not have to do anything: without the code the address stays unverified.`,
  },
  magicAuth: {
    subject: (brand: string) => `Your code to sign in to ${brand}`,
    preheader: (code: string, minutes: number) => `Your code is ${code}. It works for ${minutes} minutes.`,
    title: 'Your sign-in code',
    lead: (email: string) => `Enter this code to sign in as ${email}.`,
    after: (minutes: number) => `The code works once, for ${minutes} minutes. Do not pass it on to anyone.`,
    reason: (brand: string) =>
      `You get this mail because somebody asked to sign in to ${brand} with this address. If that was not you, you do not have to do anything: nobody can sign in without the code.`,
  },
  radarChallenge: {
    subject: (brand: string) => `Confirm your sign-in to ${brand}`,
    preheader: (code: string, minutes: number) => `Your code is ${code}. It works for ${minutes} minutes.`,
    title: 'Confirm that it is you',
    lead: (email: string) => `Something about this sign-in as ${email} is unusual. Enter this code to go on.`,
    after: (minutes: number) => `The code works once, for ${minutes} minutes. Do not pass it on to anyone.`,
    reason: (brand: string) =>
      `You get this mail because somebody is signing in to ${brand} with your account. If that is not you, do not enter the code anywhere, and choose a new password: whoever it is may know yours.`,
  },
  radarNotice: {
    subject: (brand: string) => `New sign-in to ${brand}`,
    preheader: (email: string) => `Somebody signed in as ${email}.`,
    title: 'New sign-in to your account',
    newDevice: (email: string) => `Somebody signed in as ${email} with a device that was not used for that before.`,
    afterLong: (email: string) => `Somebody signed in as ${email}, for the first time in over 60 days.`,
    from: (address: string) => `It came from the network address ${address}.`,
    after:
      'If it was you, you do not have to do anything. If it was not, choose a new password now: that signs everybody out.',
    reason: (brand: string) =>
      `You get this mail because ${brand} tells you when a sign-in to your account is unusual.`,
  },
  invitation: {
    subject: (organization: string | undefined, brand: string) => `You are invited to ${organization ?? brand}`,
    preheader: (inviter: string | undefined, organization: string | undefined, brand: string) =>
      `${inviter ?? brand} invited you to join ${organization ?? brand}.`,
    title: (organization: string | undefined, brand: string) => `Join ${organization ?? brand}`,
    lead: (email: string, inviter: string | undefined, organization: string | undefined, brand: string) =>
      organization === undefined
        ? `${inviter ?? 'Somebody'} invited ${email} to ${brand}.`
        : `${inviter ?? 'Somebody'} invited ${email} to join ${organization} on ${brand}.`,
    action: 'Accept the invitation',
    after: (days: number) =>
      `The invitation works once, for ${days === 1 ? 'one day' : `${days} days`}. Do not pass the link on to anyone.`,
    reason: (brand: string) =>
      `You get this mail because somebody entered this address for an invitation to ${brand}. If you do not know them, you do not have to do anything: the invitation runs out by itself.`,
  },
  passwordReset: {
    subject: (brand: string) => `Reset your password for ${brand}`,
    preheader: (minutes: number) => `The link works for ${minutes} minutes.`,
    title: 'Choose a new password',
    lead: (email: string, brand: string) =>
      `Somebody asked to reset the password of ${email} at ${brand}. Follow the link to choose a new one.`,
    action: 'Reset the password',
    after: (minutes: number) => `The link works once, for ${minutes} minutes. Do not pass it on to anyone.`,
    reason: (brand: string) =>
      `You get this mail because somebody asked for a new password at ${brand} with this address. If that was not you, you do not have to do anything: your password stays as it is.`,
  },
  emailChange: {
    subject: (brand: string) => `Confirm your new email for ${brand}`,
    preheader: (code: string, minutes: number) => `Your code is ${code}. It works for ${minutes} minutes.`,
    title: 'Confirm your new email',
    lead: (email: string, brand: string) => `Enter this code in ${brand} to use ${email} from now on.`,
    after: (minutes: number) => `The code works once, for ${minutes} minutes. Do not pass it on to anyone.`,
    reason: (brand: string) =>
      `You get this mail because somebody entered this address as their new one at ${brand}. If that was not you, you do not have to do anything: without the code nothing changes.`,
  },
}

export type MailMessages = typeof en
