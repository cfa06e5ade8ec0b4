/** The page on which an identity provider is chosen. */
export const en = {
  title: 'Choose your identity provider',
  lead: 'Select the service your people already sign in with. You’ll need an administrator’s access to it.',
  saml: 'SAML',
  oidc: 'OpenID Connect',
  noDomain:
    'People are led to your identity provider by the domain of their email, and none is verified yet. You can do it before or after this setup.',
  verifyDomain: 'Verify a domain',
  current: (provider: string) =>
    `You’ve started with ${provider}. Choosing another provider discards what you entered.`,
  goOn: (provider: string) => `Continue with ${provider}`,
}

export type Texts = typeof en
