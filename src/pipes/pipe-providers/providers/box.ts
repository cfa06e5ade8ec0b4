import type { PipeProvider } from '../provider.ts'

export const box: PipeProvider = {
  slug: 'box',
  name: 'Box',
  icon: { color: '#0061d5', lines: 'M12 6.2l5.4 2.9v5.8L12 17.8l-5.4-2.9V9.1zM6.8 9.2L12 12l5.2-2.8M12 12v5.6' },
  oauth: {
    authorizationUrl: 'https://account.box.com/api/oauth2/authorize',
    tokenUrl: 'https://api.box.com/oauth2/token',
    scopes: ['root_readonly'],
    // Of the application, whatever is asked for.
    unreportedScopes: ['root_readonly'],
  },
  documentation: 'https://developer.box.com/guides/authentication/oauth2/',
}
