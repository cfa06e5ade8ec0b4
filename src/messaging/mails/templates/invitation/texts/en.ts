/** The email with an invitation. */
export const en = {
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
}

export type Texts = typeof en
