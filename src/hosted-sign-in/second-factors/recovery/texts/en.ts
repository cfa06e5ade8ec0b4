/** The page for a recovery code. */
export const en = {
  title: 'Enter a recovery code',
  lead: 'Use one of the codes you saved when you set up your authenticator app. Each code works once.',
  label: 'Recovery code',
  required: 'Enter one of your recovery codes.',
  invalid: 'This code is incorrect or was already used. Try another one.',
}

export type Texts = typeof en
