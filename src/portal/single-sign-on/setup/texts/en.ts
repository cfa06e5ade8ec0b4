/** What the steps of the set-up of single sign-on have in common. */
export const en = {
  steps: {
    guide: (provider: string) => `Configure ${provider}`,
    provider: 'Provider details',
    attributes: 'Attributes',
    roles: 'Roles',
    test: 'Test and activate',
  },
  otherProvider: 'Choose another provider',
  back: 'Single sign-on',
  continue: 'Continue',
  skip: 'Skip for now',
  save: 'Save',
  previous: 'Back',
  logout: {
    title: 'Single logout',
    lead: (provider: string, brand: string) =>
      `If ${provider} offers single logout, enter this address there. When people sign out at ${provider}, their sessions at ${brand} end, too.`,
  },
}

export type Texts = typeof en
