import type { PipeProvider } from '../provider.ts'

export const calendly: PipeProvider = {
  slug: 'calendly',
  name: 'Calendly',
  oauth: {
    authorizationUrl: 'https://auth.calendly.com/oauth/authorize',
    tokenUrl: 'https://auth.calendly.com/oauth/token',
    scopes: [],
    pkce: true,
    clientAuthentication: 'basic',
  },
  documentation: 'https://developer.calendly.com/how-to-access-calendly-data-on-behalf-of-authenticated-users',
}
