export const en = {
  title: (brand: string) => `Sign in to ${brand}?`,
  lead: 'Your identity provider sent you here.',
  email: 'Email',
  organization: 'Organization',
  provider: 'Provider',
  allow: 'Sign in',
  deny: 'Cancel',
}

export type Texts = typeof en
