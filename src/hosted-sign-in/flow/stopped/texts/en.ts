/** The page of a sign-in that Radar blocked. */
export const en = {
  title: 'We blocked this sign-in',
  cause: 'It looked unusual, so we blocked it to protect the account.',
  next: 'Try again later, or from a device or network you use often. If it keeps happening, contact the app’s support team.',
}

export type Texts = typeof en
