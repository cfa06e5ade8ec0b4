/** The page that asks for an organization. */
export const en = {
  title: 'Choose an organization',
  lead: (email: string) => `You’re signing in as ${email}.`,
  otherAccount: 'Use a different account',
}

export type Texts = typeof en
