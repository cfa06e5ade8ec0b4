/** The buttons of providers. */
export const en = {
  or: 'or',
  lastUsed: 'Last used',
  continueWith: (provider: string) => `Continue with ${provider}`,
}

export type Texts = typeof en
