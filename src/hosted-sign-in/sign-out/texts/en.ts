/** The page after signing out. */
export const en = {
  title: 'You’re signed out',
  lead: 'You can close this page, or sign in again.',
  /** Where no sign-in is known that could begin. */
  leadWithoutLink: 'You can close this page.',
  signIn: 'Sign in again',
}

export type Texts = typeof en
