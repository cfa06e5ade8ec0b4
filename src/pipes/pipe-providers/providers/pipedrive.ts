import type { PipeProvider } from '../provider.ts'

export const pipedrive: PipeProvider = {
  slug: 'pipedrive',
  name: 'Pipedrive',
  icon: { color: '#017737', lines: 'M6.3 7.8h11.4M8.3 12h7.4M10.3 16.2h3.4' },
  oauth: {
    authorizationUrl: 'https://oauth.pipedrive.com/oauth/authorize',
    tokenUrl: 'https://oauth.pipedrive.com/oauth/token',
    scopes: [],
    clientAuthentication: 'basic',
  },
  documentation: 'https://pipedrive.readme.io/docs/marketplace-oauth-authorization',
}
