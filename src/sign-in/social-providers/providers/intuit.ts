import type { OidcProvider } from '../provider.ts'

export const intuit: OidcProvider = {
  provider: 'IntuitOAuth',
  name: 'Intuit',
  protocol: 'oidc',
  issuer: 'https://oauth.platform.intuit.com/op/v1',
  endpoints: {
    authorization_endpoint: 'https://appcenter.intuit.com/connect/oauth2',
    token_endpoint: 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
    jwks_uri: 'https://oauth.platform.intuit.com/op/v1/jwks',
    userinfo_endpoint: 'https://accounts.platform.intuit.com/v1/openid_connect/userinfo',
  },
  scopes: ['openid', 'profile', 'email'],
  pkce: false,
  nonce: false,
  readsUserinfo: true,
  emailTrust: 'Addresses that Intuit calls verified.',
  isEmailProven: ({ emailVerified }) => emailVerified === true,
  standardClaims: ({ givenName, familyName, ...claims }) => ({
    given_name: givenName,
    family_name: familyName,
    ...claims,
  }),
  checked: {
    // Compared with the document of the sandbox; its userinfo address is another one.
    status: 'unverified',
    source: 'https://developer.intuit.com/.well-known/openid_configuration',
  },
}
