/** Entering a code of six digits, emailed or not. */
export const en = {
  label: 'Six-digit code',
  required: 'Enter the six-digit code from the email.',
  hint: (minutes: number) =>
    `Codes expire after ${minutes} minutes. If you don’t see the email, check your spam folder.`,
  notArrived: 'Didn’t get it?',
  resend: 'Send a new code',
  /** Counted down on the page, so the unit has to read well with every number. */
  resendIn: (seconds: string) => `You can request a new code in ${seconds}\u00a0s.`,
  otherAddress: 'Use a different email',
}

export type Texts = typeof en
