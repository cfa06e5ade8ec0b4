/** The page of a password reset link. */
export const en = {
  title: 'Choose a new password',
  lead: (email: string) => `For ${email}. You’ll be signed out on all other devices.`,
  label: 'New password',
  submit: 'Change password',
  linkExpired: {
    title: 'This link has expired',
    cause: 'A password reset link works once and expires after one hour.',
    next: 'Go to sign-in and request a new link.',
    link: 'Go to sign-in',
  },
}

export type Texts = typeof en
