import type { PipeProvider } from '../provider.ts'

export const helpscout: PipeProvider = {
  slug: 'helpscout',
  name: 'Help Scout',
  icon: {
    color: '#1292ee',
    lines:
      'M6.2 12a5.8 5.8 0 1 0 11.6 0a5.8 5.8 0 1 0-11.6 0M9.7 12a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0-4.6 0M7.9 7.9l2.5 2.5M13.6 13.6l2.5 2.5M16.1 7.9l-2.5 2.5M10.4 13.6l-2.5 2.5',
  },
  oauth: {
    authorizationUrl: 'https://secure.helpscout.net/authentication/authorizeClientApplication',
    tokenUrl: 'https://api.helpscout.net/v2/oauth2/token',
    scopes: [],
  },
  clientCredentials: { tokenUrl: 'https://api.helpscout.net/v2/oauth2/token', scopes: [] },
  documentation: 'https://developer.helpscout.com/mailbox-api/overview/authentication/',
}
