/** What the steps of the set-up of single sign-on have in common. */
export const en = {
  steps: {
    guide: (provider: string) => `Configure ${provider}`,
    provider: 'Provider details',
    attributes: 'Attributes',
    roles: 'Roles',
    test: 'Test and activate',
  },
  progress: 'Setup steps',
  stepOf: (n: number, of: number) => `Step ${n} of ${of}`,
  doneStep: 'done',
  otherProvider: 'Choose another provider',
  back: 'Single sign-on',
  continue: 'Continue',
  skip: 'Skip for now',
  save: 'Save',
  previous: 'Back',
}

export type Texts = typeof en
