/** Codes that are sent as a text message. */
export const en = {
  send: 'Text me a code',
  /** The text message itself. Plain characters: a single other one more than halves what fits into a message. */
  message: (brand: string, code: string) => `${code} is your ${brand} code. Never share it with anyone.`,
  title: 'Check your phone',
  lead: (ending: string) => `Enter the code we texted to your phone ending in ${ending}.`,
  hint: (minutes: number) => `Codes expire after ${minutes} minutes.`,
  submit: 'Verify',
  notArrived: 'Didn’t get it?',
  required: 'Enter the six-digit code from the text message.',
  invalid: 'Incorrect code. Use the one in the latest text message.',
}

export type Texts = typeof en
