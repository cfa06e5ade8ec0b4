import type { PipeProvider } from '../provider.ts'

export const figma: PipeProvider = {
  slug: 'figma',
  name: 'Figma',
  icon: {
    color: '#a259ff',
    lines:
      'M6 16.4a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0-3.2 0M14.8 7.6a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0-3.2 0M7.6 14.8c0-6.4 8.8.8 8.8-5.6',
  },
  oauth: {
    authorizationUrl: 'https://www.figma.com/oauth',
    tokenUrl: 'https://api.figma.com/v1/oauth/token',
    scopes: ['file_content:read'],
    refreshUrl: 'https://api.figma.com/v1/oauth/refresh',
    pkce: true,
    clientAuthentication: 'basic',
  },
  documentation: 'https://www.figma.com/developers/api#oauth2',
}
