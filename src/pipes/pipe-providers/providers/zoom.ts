import type { PipeProvider } from '../provider.ts'

export const zoom: PipeProvider = {
  slug: 'zoom',
  name: 'Zoom',
  icon: {
    color: '#0b5cff',
    lines:
      'M7.6 8h4.4a1.8 1.8 0 0 1 1.8 1.8v4.4a1.8 1.8 0 0 1-1.8 1.8h-4.4a1.8 1.8 0 0 1-1.8-1.8v-4.4a1.8 1.8 0 0 1 1.8-1.8zM13.8 11.2l4-2.2v6l-4-2.2',
  },
  oauth: {
    authorizationUrl: 'https://zoom.us/oauth/authorize',
    tokenUrl: 'https://zoom.us/oauth/token',
    scopes: [],
    pkce: true,
    clientAuthentication: 'basic',
  },
  documentation: 'https://developers.zoom.us/docs/integrations/oauth/',
}
