/** The first page of a sign-in. */
export const en = {
  title: 'Sign in',
  /** Only where an environment has words of its own for it. */
  lead: undefined as string | undefined,
  submit: 'Continue',
  withPasskey: 'Continue with a passkey',
}

export type Texts = typeof en
