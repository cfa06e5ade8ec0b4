/** The email about an unusual sign-in. */
export const en = {
  subject: (brand: string) => `New sign-in to ${brand}`,
  preheader: (email: string) => `Was this you? Someone signed in as ${email}.`,
  title: 'New sign-in to your account',
  newDevice: (email: string) => `Someone signed in as ${email} from a new device.`,
  afterLong: (email: string) => `Someone signed in as ${email} for the first time in over 60 days.`,
  from: (address: string) => `Their IP address was ${address}.`,
  after: 'If this was you, there’s nothing to do. If it wasn’t, change your password now. That signs out every device.',
  reason: (brand: string) =>
    `You’re receiving this email because ${brand} tells you about unusual sign-ins to your account.`,
}

export type Texts = typeof en
