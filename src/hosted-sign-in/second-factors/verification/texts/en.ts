/** The page for a code of an authenticator app. */
export const en = {
  lead: 'Enter the code from your authenticator app.',
  hint: 'Your app shows a new code every 30 seconds.',
}

export type Texts = typeof en
