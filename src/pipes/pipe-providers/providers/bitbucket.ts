import type { PipeProvider } from '../provider.ts'

export const bitbucket: PipeProvider = {
  slug: 'bitbucket',
  name: 'Bitbucket',
  icon: { color: '#2684ff', lines: 'M9 8.2L5.6 12 9 15.8M15 8.2l3.4 3.8-3.4 3.8M13.2 7.4l-2.4 9.2' },
  oauth: {
    authorizationUrl: 'https://bitbucket.org/site/oauth2/authorize',
    tokenUrl: 'https://bitbucket.org/site/oauth2/access_token',
    scopes: ['account', 'repository'],
    clientAuthentication: 'basic',
  },
  documentation: 'https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/',
}
