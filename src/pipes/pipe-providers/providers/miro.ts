import type { PipeProvider } from '../provider.ts'

export const miro: PipeProvider = {
  slug: 'miro',
  name: 'Miro',
  oauth: {
    authorizationUrl: 'https://miro.com/oauth/authorize',
    tokenUrl: 'https://api.miro.com/v1/oauth/token',
    scopes: ['boards:read'],
  },
  documentation: 'https://developers.miro.com/docs/getting-started-with-oauth',
}
