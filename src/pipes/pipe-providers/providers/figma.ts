import type { PipeProvider } from '../provider.ts'

export const figma: PipeProvider = {
  slug: 'figma',
  name: 'Figma',
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
