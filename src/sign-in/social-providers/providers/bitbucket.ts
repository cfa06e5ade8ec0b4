import { list, record, splitName, text } from '../claims.ts'
import type { OAuthProvider } from '../provider.ts'

export const bitbucket: OAuthProvider = {
  provider: 'BitbucketOAuth',
  name: 'Bitbucket',
  protocol: 'oauth2',
  endpoints: {
    authorization_endpoint: 'https://bitbucket.org/site/oauth2/authorize',
    token_endpoint: 'https://bitbucket.org/site/oauth2/access_token',
    api_url: 'https://api.bitbucket.org/2.0',
  },
  scopes: ['account', 'email'],
  clientAuthentication: 'basic',
  pkce: false,
  emailTrust: 'The primary address, once Bitbucket has confirmed it.',
  async readProfile(get) {
    const user = record(await get('/user'))
    const emails = list(record(await get('/user/emails')).values)
    const primary = record(emails.find((each) => each.is_primary === true))
    const name = text(user.display_name)
    return {
      idpId: text(user.uuid) ?? '',
      email: text(primary.email),
      isEmailProven: primary.is_confirmed === true,
      ...splitName(name),
      name,
      pictureUrl: null,
    }
  },
  checked: {
    status: 'unverified',
    source: 'https://developer.atlassian.com/cloud/bitbucket/rest/api-group-users/',
  },
}
