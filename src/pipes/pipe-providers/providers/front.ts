import type { PipeProvider } from '../provider.ts'

export const front: PipeProvider = {
  slug: 'front',
  name: 'Front',
  oauth: {
    authorizationUrl: 'https://app.frontapp.com/oauth/authorize',
    tokenUrl: 'https://app.frontapp.com/oauth/token',
    scopes: [],
    clientAuthentication: 'basic',
  },
  documentation: 'https://dev.frontapp.com/docs/oauth',
}
