import { record, splitName, text } from '../claims.ts'
import type { OAuthProvider } from '../provider.ts'

export const x: OAuthProvider = {
  provider: 'XOAuth',
  name: 'X',
  protocol: 'oauth2',
  endpoints: {
    authorization_endpoint: 'https://x.com/i/oauth2/authorize',
    token_endpoint: 'https://api.x.com/2/oauth2/token',
    api_url: 'https://api.x.com/2',
  },
  scopes: ['users.read', 'tweet.read', 'users.email'],
  clientAuthentication: 'basic',
  emailTrust: 'The confirmed address, which is the only one that X returns.',
  async readProfile(get) {
    const user = record(record(await get('/users/me?user.fields=confirmed_email')).data)
    const name = text(user.name)
    return {
      idpId: text(user.id) ?? '',
      email: text(user.confirmed_email),
      isEmailProven: true,
      ...splitName(name),
      name,
      pictureUrl: null,
    }
  },
  checked: {
    status: 'unverified',
    source: 'https://docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token',
  },
}
