/** The page for an emailed code that verifies the email. */
export const en = {
  title: 'Verify your email',
  lead: (email: string) => `Enter the code we sent to ${email}.`,
  submit: 'Verify',
}

export type Texts = typeof en
