/** The email with a link that sets a new password. */
export const en = {
  subject: (brand: string) => `Reset your ${brand} password`,
  preheader: (minutes: number) => `The link expires in ${minutes} minutes.`,
  title: 'Reset your password',
  lead: (email: string, brand: string) =>
    `Someone asked to reset the password for ${email} at ${brand}. Use this link to choose a new one.`,
  action: 'Reset password',
  after: (minutes: number) => `The link works once and expires in ${minutes} minutes. Don’t share it with anyone.`,
  reason: (brand: string) =>
    `You’re receiving this email because someone asked to reset your ${brand} password. If it wasn’t you, you can ignore it. Your password stays the same.`,
}

export type Texts = typeof en
