/** The endpoint of a directory and its tokens. */
export const en = {
  lead: (provider: string) =>
    `${provider} sends people and groups to this endpoint, and proves who it is with a token.`,
  endpoint: 'Endpoint',
  token: 'Token',
  once: 'Copy the token now. It’s shown only here, and only once.',
  tokens: 'Tokens',
  none: (provider: string) => `There’s no token, so ${provider} can’t connect.`,
  ending: (suffix: string) => `Ends in ${suffix}`,
  created: 'Created',
  used: 'Last used',
  unused: 'Not used yet',
  hidden: 'Tokens can’t be shown again. If you’ve lost one, create another.',
  replace: 'To replace a token without a gap, create a second one, enter it at your provider, then revoke the first.',
  full: 'A directory has two tokens at most. Revoke one to create another.',
  create: 'Create token',
  revoke: 'Revoke',
  revoked: 'The token is revoked.',
  confirm: {
    title: (suffix: string) => `Revoke the token that ends in ${suffix}?`,
    lead: (provider: string) => `${provider} can’t use it any more. Requests with it are refused from now on.`,
    keep: 'Keep it',
  },
}

export type Texts = typeof en
