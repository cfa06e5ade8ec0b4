import type { PipeProvider } from '../provider.ts'

export const linear: PipeProvider = {
  slug: 'linear',
  name: 'Linear',
  icon: { color: '#5e6ad2', lines: 'M7.2 16.8v-2.4M10.4 16.8v-4.6M13.6 16.8v-7M16.8 16.8V7.2' },
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
