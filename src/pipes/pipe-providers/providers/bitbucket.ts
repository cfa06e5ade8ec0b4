import type { PipeProvider } from '../provider.ts'

export const bitbucket: PipeProvider = {
  slug: 'bitbucket',
  name: 'Bitbucket',
  oauth: {
    authorizationUrl: 'https://bitbucket.org/site/oauth2/authorize',
    tokenUrl: 'https://bitbucket.org/site/oauth2/access_token',
    scopes: ['account', 'repository'],
    clientAuthentication: 'basic',
  },
  documentation: 'https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/',
}
