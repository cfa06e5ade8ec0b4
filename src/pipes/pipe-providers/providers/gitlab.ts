import type { PipeProvider } from '../provider.ts'

export const gitlab: PipeProvider = {
  slug: 'gitlab',
  name: 'GitLab',
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
