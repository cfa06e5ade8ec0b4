import type { PipeProvider } from '../provider.ts'

export const pipedrive: PipeProvider = {
  slug: 'pipedrive',
  name: 'Pipedrive',
  oauth: {
    authorizationUrl: 'https://oauth.pipedrive.com/oauth/authorize',
    tokenUrl: 'https://oauth.pipedrive.com/oauth/token',
    scopes: [],
    clientAuthentication: 'basic',
  },
  documentation: 'https://pipedrive.readme.io/docs/marketplace-oauth-authorization',
}
