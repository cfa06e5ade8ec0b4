import type { PipeProvider } from '../provider.ts'

export const github: PipeProvider = {
  slug: 'github',
  name: 'GitHub',
  icon: {
    color: '#24292f',
    lines:
      'M6.5 7.8a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0M6.5 16.2a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0M14.1 9.2a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0M8.2 9.5v5M15.8 10.9c0 2.6-3.2 2.2-5.8 2.9-1 .3-1.8.6-1.8 1',
  },
  oauth: {
    authorizationUrl: 'https://github.com/login/oauth/authorize',
    tokenUrl: 'https://github.com/login/oauth/access_token',
    scopes: ['repo', 'read:user'],
    pkce: true,
  },
  documentation: 'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps',
}
