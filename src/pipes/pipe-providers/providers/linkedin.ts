import type { PipeProvider } from '../provider.ts'

export const linkedin: PipeProvider = {
  slug: 'linkedin',
  name: 'LinkedIn',
  oauth: {
    authorizationUrl: 'https://www.linkedin.com/oauth/v2/authorization',
    tokenUrl: 'https://www.linkedin.com/oauth/v2/accessToken',
    scopes: ['openid', 'profile', 'email'],
  },
  documentation: 'https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow',
}
