/** What the pages of a directory have in common. */
export const en = {
  steps: {
    token: 'Endpoint and token',
    credentials: 'Credentials',
    guide: (provider: string) => `Configure ${provider}`,
    sync: 'First sync',
  },
  back: 'Directory',
  continue: 'Continue',
  otherProvider: 'Choose another provider',
}

export type Texts = typeof en
