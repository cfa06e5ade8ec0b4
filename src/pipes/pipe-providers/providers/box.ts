import type { PipeProvider } from '../provider.ts'

export const box: PipeProvider = {
  slug: 'box',
  name: 'Box',
  oauth: {
    authorizationUrl: 'https://account.box.com/api/oauth2/authorize',
    tokenUrl: 'https://api.box.com/oauth2/token',
    scopes: ['root_readonly'],
    // Of the application, whatever is asked for.
    unreportedScopes: ['root_readonly'],
  },
  documentation: 'https://developer.box.com/guides/authentication/oauth2/',
}
