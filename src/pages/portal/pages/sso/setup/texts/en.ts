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
}

export type Texts = typeof en
