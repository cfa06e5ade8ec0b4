/** The page for an emailed code that signs in. */
export const en = {
  title: 'Check your email',
  lead: (email: string) => `Enter the code we sent to ${email}.`,
  submit: 'Continue',
}

export type Texts = typeof en
