/** The page of a link that signs a person in. */
export const en = {
  title: (brand: string) => `Sign in to ${brand}`,
  lead: (email: string) => `You’ll be signed in as ${email}.`,
  submit: 'Sign in',
  over: {
    title: 'This link has expired',
    cause: 'A sign-in link works once, and only for a while.',
    next: 'Go back to the application and request a new link.',
  },
}

export type Texts = typeof en
