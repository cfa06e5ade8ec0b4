import type { PipeProvider } from '../provider.ts'

export const sentry: PipeProvider = {
  slug: 'sentry',
  name: 'Sentry',
  icon: {
    color: '#6c5fc7',
    lines:
      'M9.2 10.6a2.8 2.8 0 0 1 5.6 0v3.6a2.8 2.8 0 0 1-5.6 0zM9.4 9.4L7.2 7.6M14.6 9.4l2.2-1.8M9.2 12.4H6.2M14.8 12.4h3M9.4 15l-2.2 2M14.6 15l2.2 2',
  },
  oauth: {
    authorizationUrl: 'https://sentry.io/oauth/authorize/',
    tokenUrl: 'https://sentry.io/oauth/token/',
    scopes: ['org:read', 'project:read', 'event:read'],
  },
  documentation: 'https://docs.sentry.io/api/auth/',
}
