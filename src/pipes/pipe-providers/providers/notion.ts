import type { PipeProvider } from '../provider.ts'

export const notion: PipeProvider = {
  slug: 'notion',
  name: 'Notion',
  oauth: {
    authorizationUrl: 'https://api.notion.com/v1/oauth/authorize',
    tokenUrl: 'https://api.notion.com/v1/oauth/token',
    scopes: [],
    clientAuthentication: 'basic',
    tokenBody: 'json',
    parameters: { owner: 'user' },
  },
  documentation: 'https://developers.notion.com/docs/authorization',
}
