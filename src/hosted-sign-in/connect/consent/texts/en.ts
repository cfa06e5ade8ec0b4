/** The page that asks whether an application may act for the user. */
export const en = {
  title: (application: string, brand: string) => `Allow ${application} to use your ${brand} account?`,
  willBeAble: 'It will be able to:',
  openid: 'Know who you are',
  profile: 'See your name',
  email: 'See your email address',
  offline_access: 'Stay connected when you’re not using it',
  otherScope: (scope: string) => `Use the permission “${scope}”`,
  account: 'Account',
  offeredBy: 'Offered by',
  publishedAt: 'Published at',
  returnsTo: 'Sends you back to',
  thisDevice: 'An app on this device',
  organization: 'Organization',
  unchecked: (application: string, brand: string) =>
    `${brand} hasn’t checked ${application}. Only allow it if you started this and trust it.`,
  anyCanClaim: (application: string) => `Any app on this device can claim to be ${application}.`,
  allow: 'Allow',
  deny: 'Deny',
  otherAccount: 'Use a different account',
}

export type Texts = typeof en
