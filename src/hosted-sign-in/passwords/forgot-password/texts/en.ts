/** The pages that ask for a link and say that it was sent. */
export const en = {
  title: 'Reset your password',
  lead: 'We’ll email you a link to reset your password.',
  submit: 'Send link',
  sentTitle: 'Check your email',
  sentLead: (email: string) => `If ${email} has an account, we’ve sent it a link to reset the password.`,
  sentHint: 'The link expires after one hour. If you don’t see the email, check your spam folder.',
  back: 'Back to sign-in',
}

export type Texts = typeof en
