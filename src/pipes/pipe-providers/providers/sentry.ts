import type { PipeProvider } from '../provider.ts'

export const sentry: PipeProvider = {
  slug: 'sentry',
  name: 'Sentry',
  oauth: {
    authorizationUrl: 'https://sentry.io/oauth/authorize/',
    tokenUrl: 'https://sentry.io/oauth/token/',
    scopes: ['org:read', 'project:read', 'event:read'],
  },
  documentation: 'https://docs.sentry.io/api/auth/',
}
