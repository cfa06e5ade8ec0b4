import type { PipeProvider } from '../provider.ts'

export const zoom: PipeProvider = {
  slug: 'zoom',
  name: 'Zoom',
  oauth: {
    authorizationUrl: 'https://zoom.us/oauth/authorize',
    tokenUrl: 'https://zoom.us/oauth/token',
    scopes: [],
    pkce: true,
    clientAuthentication: 'basic',
  },
  documentation: 'https://developers.zoom.us/docs/integrations/oauth/',
}
