import type { PipeProvider } from '../provider.ts'

export const helpscout: PipeProvider = {
  slug: 'helpscout',
  name: 'Help Scout',
  oauth: {
    authorizationUrl: 'https://secure.helpscout.net/authentication/authorizeClientApplication',
    tokenUrl: 'https://api.helpscout.net/v2/oauth2/token',
    scopes: [],
  },
  clientCredentials: { tokenUrl: 'https://api.helpscout.net/v2/oauth2/token', scopes: [] },
  documentation: 'https://developer.helpscout.com/mailbox-api/overview/authentication/',
}
