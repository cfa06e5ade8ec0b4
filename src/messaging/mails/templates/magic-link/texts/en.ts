/** The email with a link that signs a person in. */
export const en = {
  subject: (brand: string) => `Sign in to ${brand}`,
  preheader: (minutes: number) => `The link expires in ${minutes} minutes.`,
  title: (brand: string) => `Sign in to ${brand}`,
  lead: (email: string) => `Use this link to sign in as ${email}.`,
  action: 'Sign in',
  after: (minutes: number) => `The link works once and expires in ${minutes} minutes. Don’t share it with anyone.`,
  reason: (brand: string) =>
    `You’re receiving this email because someone asked for a link to sign in to ${brand}. If it wasn’t you, you can ignore it.`,
}

export type Texts = typeof en
