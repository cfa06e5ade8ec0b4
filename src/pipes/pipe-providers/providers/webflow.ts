import type { PipeProvider } from '../provider.ts'

export const webflow: PipeProvider = {
  slug: 'webflow',
  name: 'Webflow',
  oauth: {
    authorizationUrl: 'https://webflow.com/oauth/authorize',
    tokenUrl: 'https://api.webflow.com/oauth/access_token',
    scopes: ['sites:read', 'cms:read'],
  },
  documentation: 'https://developers.webflow.com/data/reference/oauth-app',
}
