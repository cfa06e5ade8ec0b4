import type { PipeProvider } from '../provider.ts'

export const gitlab: PipeProvider = {
  slug: 'gitlab',
  name: 'GitLab',
  icon: {
    color: '#fc6d26',
    lines:
      'M6.5 7.8a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0M6.5 16.2a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0M14.1 14.2a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0M8.2 9.5v5M8.2 9.5c.4 3 2.8 4.7 5.9 4.7',
  },
  oauth: {
    authorizationUrl: 'https://{host}/oauth/authorize',
    tokenUrl: 'https://{host}/oauth/token',
    scopes: ['read_api'],
    pkce: true,
  },
  configFields: [
    {
      key: 'host',
      label: 'Host',
      description: 'Your own server, if you have one.',
      scope: 'integration',
      example: 'gitlab.example.com',
      pattern: '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$',
      default: 'gitlab.com',
    },
  ],
  documentation: 'https://docs.gitlab.com/api/oauth2/',
}
