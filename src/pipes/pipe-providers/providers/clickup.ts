import type { PipeProvider } from '../provider.ts'

export const clickup: PipeProvider = {
  slug: 'clickup',
  name: 'ClickUp',
  icon: { color: '#7b68ee', lines: 'M6.2 8.7l1.3 1.3 2.1-2.3M12.6 8.9h5.2M6.2 15.1l1.3 1.3 2.1-2.3M12.6 15.3h5.2' },
  oauth: {
    authorizationUrl: 'https://app.clickup.com/api',
    tokenUrl: 'https://api.clickup.com/api/v2/oauth/token',
    scopes: [],
    tokenBody: 'json',
  },
  documentation: 'https://developer.clickup.com/docs/authentication',
}
