import type { PipeProvider } from '../provider.ts'

export const clickup: PipeProvider = {
  slug: 'clickup',
  name: 'ClickUp',
  oauth: {
    authorizationUrl: 'https://app.clickup.com/api',
    tokenUrl: 'https://api.clickup.com/api/v2/oauth/token',
    scopes: [],
    tokenBody: 'json',
  },
  documentation: 'https://developer.clickup.com/docs/authentication',
}
