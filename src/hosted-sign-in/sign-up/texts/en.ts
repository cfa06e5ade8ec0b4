/** The page that creates an account. */
export const en = {
  title: 'Create your account',
  lead: undefined as string | undefined,
  firstName: 'First name',
  lastName: 'Last name',
  /** Where the language writes the family name first, so does the form. */
  familyNameFirst: false as boolean,
  optional: 'Optional',
  submit: 'Create account',
  haveAccount: 'Already have an account?',
  signIn: 'Sign in',
}

export type Texts = typeof en
