import type { PipeProvider } from '../provider.ts'

export const linkedin: PipeProvider = {
  slug: 'linkedin',
  name: 'LinkedIn',
  icon: {
    color: '#0a66c2',
    lines:
      'M7.8 9h8.4a1.6 1.6 0 0 1 1.6 1.6v5a1.6 1.6 0 0 1-1.6 1.6h-8.4a1.6 1.6 0 0 1-1.6-1.6v-5a1.6 1.6 0 0 1 1.6-1.6zM9.6 9V7.8a1.2 1.2 0 0 1 1.2-1.2h2.4a1.2 1.2 0 0 1 1.2 1.2V9M6.2 12.8h11.6M12 12v1.8',
  },
  oauth: {
    authorizationUrl: 'https://www.linkedin.com/oauth/v2/authorization',
    tokenUrl: 'https://www.linkedin.com/oauth/v2/accessToken',
    scopes: ['openid', 'profile', 'email'],
  },
  documentation: 'https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow',
}
