import type { PipeProvider } from '../provider.ts'

export const notion: PipeProvider = {
  slug: 'notion',
  name: 'Notion',
  icon: { color: '#2b2b2b', lines: 'M6.4 7.6h6.2M9.5 7.6v8.8M14.6 11.4h3.2M14.6 13.9h3.2M14.6 16.4h3.2' },
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
