import type { PipeProvider } from '../provider.ts'

export const dropbox: PipeProvider = {
  slug: 'dropbox',
  name: 'Dropbox',
  oauth: {
    authorizationUrl: 'https://www.dropbox.com/oauth2/authorize',
    tokenUrl: 'https://api.dropboxapi.com/oauth2/token',
    scopes: ['account_info.read', 'files.metadata.read', 'files.content.read'],
    pkce: true,
    parameters: { token_access_type: 'offline' },
  },
  documentation: 'https://developers.dropbox.com/oauth-guide',
}
