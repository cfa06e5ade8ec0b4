import type { PipeProvider } from '../provider.ts'

export const calendly: PipeProvider = {
  slug: 'calendly',
  name: 'Calendly',
  icon: { color: '#006bff', lines: 'M6.2 12a5.8 5.8 0 1 0 11.6 0a5.8 5.8 0 1 0-11.6 0M12 8.7V12l2.4 1.6' },
  oauth: {
    authorizationUrl: 'https://auth.calendly.com/oauth/authorize',
    tokenUrl: 'https://auth.calendly.com/oauth/token',
    scopes: [],
    pkce: true,
    clientAuthentication: 'basic',
  },
  documentation: 'https://developer.calendly.com/how-to-access-calendly-data-on-behalf-of-authenticated-users',
}
