import type { PipeProvider } from '../provider.ts'

export const dropbox: PipeProvider = {
  slug: 'dropbox',
  name: 'Dropbox',
  icon: {
    color: '#0061fe',
    lines: 'M12 6.2v7M9.2 10.5L12 13.3l2.8-2.8M6.4 13.6v2.1a1.8 1.8 0 0 0 1.8 1.8h7.6a1.8 1.8 0 0 0 1.8-1.8v-2.1',
  },
  oauth: {
    authorizationUrl: 'https://www.dropbox.com/oauth2/authorize',
    tokenUrl: 'https://api.dropboxapi.com/oauth2/token',
    scopes: ['account_info.read', 'files.metadata.read', 'files.content.read'],
    pkce: true,
    parameters: { token_access_type: 'offline' },
  },
  documentation: 'https://developers.dropbox.com/oauth-guide',
}
