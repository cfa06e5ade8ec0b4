import type { PipeProvider } from '../provider.ts'

export const webflow: PipeProvider = {
  slug: 'webflow',
  name: 'Webflow',
  icon: { color: '#146ef5', lines: 'M6.8 6.8l10.8 4.1-4.8 1.9-1.9 4.8zM13.4 13.4l3.4 3.4' },
  oauth: {
    authorizationUrl: 'https://webflow.com/oauth/authorize',
    tokenUrl: 'https://api.webflow.com/oauth/access_token',
    scopes: ['sites:read', 'cms:read'],
  },
  documentation: 'https://developers.webflow.com/data/reference/oauth-app',
}
