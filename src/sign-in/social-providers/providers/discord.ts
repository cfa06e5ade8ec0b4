import { record, splitName, text } from '../claims.ts'
import type { OAuthProvider } from '../provider.ts'

export const discord: OAuthProvider = {
  provider: 'DiscordOAuth',
  name: 'Discord',
  protocol: 'oauth2',
  endpoints: {
    authorization_endpoint: 'https://discord.com/oauth2/authorize',
    token_endpoint: 'https://discord.com/api/oauth2/token',
    api_url: 'https://discord.com/api/v10',
  },
  scopes: ['identify', 'email'],
  pkce: false,
  emailTrust: 'Addresses that Discord has verified.',
  async readProfile(get) {
    const user = record(await get('/users/@me'))
    const name = text(user.global_name)
    return {
      idpId: text(user.id) ?? '',
      email: text(user.email),
      isEmailProven: user.verified === true,
      ...splitName(name),
      name,
      pictureUrl: null,
    }
  },
  checked: { status: 'unverified', source: 'https://discord.com/developers/docs/topics/oauth2' },
}
