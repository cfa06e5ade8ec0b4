/** The page that asks whether to sign out. */
export const en = {
  title: (brand: string) => `Sign out of ${brand}?`,
  lead: (email: string) => `You’re signed in as ${email}.`,
  signOut: 'Sign out',
  stay: 'Stay signed in',
}

export type Texts = typeof en
