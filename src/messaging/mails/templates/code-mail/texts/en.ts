/**
 * The emails with a code. Codes stay out of subjects, which mail servers write into their logs; the preheader shows
 * them in the list of emails just as well.
 */
export const en = {
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

export type Texts = typeof en
