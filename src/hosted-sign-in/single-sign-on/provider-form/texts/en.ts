export const en = {
  title: 'Continue to your identity provider',
  lead: (connection: string) => `You sign in at ${connection}.`,
  signOut: (connection: string) => `You sign out at ${connection}.`,
  go: 'Continue',
}

export type Texts = typeof en
