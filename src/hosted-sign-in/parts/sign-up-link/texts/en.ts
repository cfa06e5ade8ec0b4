/** The link to the sign-up. */
export const en = {
  question: 'New here?',
  link: 'Create an account',
}

export type Texts = typeof en
