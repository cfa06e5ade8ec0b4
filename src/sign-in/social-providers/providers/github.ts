import { list, record, splitName, text, webAddress } from '../claims.ts'
import type { OAuthProvider } from '../provider.ts'

export const github: OAuthProvider = {
  provider: 'GitHubOAuth',
  name: 'GitHub',
  protocol: 'oauth2',
  endpoints: {
    authorization_endpoint: 'https://github.com/login/oauth/authorize',
    token_endpoint: 'https://github.com/login/oauth/access_token',
    api_url: 'https://api.github.com',
  },
  scopes: ['read:user', 'user:email'],
  emailTrust: 'The primary address, once GitHub has confirmed it.',
  async readProfile(get) {
    const user = record(await get('/user'))
    const emails = list(await get('/user/emails'))
    const primary = record(emails.find((each) => each.primary === true))
    const name = text(user.name)
    return {
      idpId: text(user.id) ?? '',
      email: text(primary.email),
      isEmailProven: primary.verified === true,
      ...splitName(name),
      name,
      pictureUrl: webAddress(user.avatar_url),
    }
  },
  checked: {
    status: 'verified',
    source: 'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps',
  },
}
