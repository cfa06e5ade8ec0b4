/** The email with the link that opens the Admin Portal for an IT contact. */
export const en = {
  subject: (organization: string, brand: string) => `Set up ${brand} for ${organization}`,
  preheader: (organization: string, brand: string) =>
    `Verify your domain and connect ${organization}’s identity provider to ${brand}.`,
  title: (organization: string) => `Set up sign-in for ${organization}`,
  lead: (email: string, organization: string, brand: string) =>
    `${brand} named ${email} as an IT contact of ${organization}. The setup page guides you through verifying your domain and connecting your identity provider, step by step.`,
  action: 'Start setup',
  after: (days: number) =>
    `The link works until setup is complete, for ${days === 1 ? 'one day' : `${days} days`} at most. You can leave at any time and come back with it. Anyone with the link can change these settings, so share it only with colleagues who should.`,
  reason: (organization: string, brand: string) =>
    `You’re receiving this email because ${brand} has this address as an IT contact of ${organization}. If that’s a mistake, you can ignore it.`,
}

export type Texts = typeof en
