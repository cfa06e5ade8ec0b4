import type { PipeProvider } from '../provider.ts'

export const linear: PipeProvider = {
  slug: 'linear',
  name: 'Linear',
  oauth: {
    authorizationUrl: 'https://linear.app/oauth/authorize',
    tokenUrl: 'https://api.linear.app/oauth/token',
    scopes: ['read', 'write'],
    pkce: true,
    scopeSeparator: ',',
    parameters: { prompt: 'consent' },
  },
  clientCredentials: { tokenUrl: 'https://api.linear.app/oauth/token', scopes: ['read'], scopeSeparator: ',' },
  documentation: 'https://linear.app/developers/oauth-2-0-authentication',
}
