import type { PipeProvider } from '../provider.ts'

export const miro: PipeProvider = {
  slug: 'miro',
  name: 'Miro',
  icon: {
    color: '#f2b400',
    lines:
      'M8.1 6.6h7.8a1.5 1.5 0 0 1 1.5 1.5v5.5l-3.8 3.8H8.1a1.5 1.5 0 0 1-1.5-1.5V8.1a1.5 1.5 0 0 1 1.5-1.5zM17.2 13.6h-2.4a1.2 1.2 0 0 0-1.2 1.2v2.4',
  },
  oauth: {
    authorizationUrl: 'https://miro.com/oauth/authorize',
    tokenUrl: 'https://api.miro.com/v1/oauth/token',
    scopes: ['boards:read'],
  },
  documentation: 'https://developers.miro.com/docs/getting-started-with-oauth',
}
