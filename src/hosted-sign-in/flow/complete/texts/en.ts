/** The pages of a sign-in that is complete. */
export const en = {
  title: 'You’re signed in',
  lead: (brand: string) => `Continue to ${brand} to pick up where you left off.`,
  /** Where the application has no address that is known. */
  leadWithoutLink: (brand: string) => `Go back to ${brand} to continue. You can close this page.`,
  submit: 'Continue',
  finishedTitle: 'This sign-in is finished',
  finishedLead: (brand: string) => `Continue to ${brand}, or close this page.`,
}

export type Texts = typeof en
